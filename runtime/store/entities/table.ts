import {
  type ColumnSpec,
  columnType,
  type Dialect,
  indexName,
  sparseWhere,
} from '@liandong/migrations';
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

interface TableSpec<Column extends string> {
  readonly key: readonly Column[];
  readonly indexes?: readonly (readonly Column[])[];
  /** Indexes without the rows whose first column is null, where the database has such. */
  readonly sparse?: readonly (readonly Column[])[];
  readonly unique?: readonly (readonly Column[])[];
}

/** Columns, key and indexes of a table as the code knows them. */
export interface TableShape {
  readonly columns: { readonly [column: string]: ColumnSpec };
  readonly spec: TableSpec<string>;
}

/** Describes a table; every column of its row type must be there. */
export function table<Row extends object>(
  columns: { readonly [C in keyof Row & string]: ColumnSpec },
  spec: TableSpec<keyof Row & string>,
): TableShape {
  return { columns, spec };
}

/** bigint columns arrive as text from some drivers. */
const asNumber = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** The entity of a table on a database. */
export function entityOf(name: string, shape: TableShape, dialect: Dialect): EntitySchema {
  const { key, indexes = [], sparse = [], unique = [] } = shape.spec;
  const columns: { [column: string]: EntitySchemaColumnOptions } = {};
  for (const [column, kind] of Object.entries(shape.columns)) {
    const { type, length, collation, nullable } = columnType(dialect, kind);
    columns[column] = {
      type,
      nullable,
      primary: key.includes(column),
      ...(length === undefined ? {} : { length }),
      ...(collation === undefined ? {} : { collation }),
      ...(type === 'bigint' ? { transformer: asNumber } : {}),
    };
  }
  return new EntitySchema({
    name,
    tableName: name,
    columns,
    indices: [
      ...indexes.map((list) => ({ name: indexName(name, list), columns: [...list] })),
      ...sparse.map((list) => ({
        name: indexName(name, list),
        columns: [...list],
        ...sparseWhere(dialect, list),
      })),
      ...unique.map((list) => ({ name: indexName(name, list), columns: [...list], unique: true })),
    ],
    withoutRowid: dialect === 'sqlite' && key.length > 1,
  });
}
