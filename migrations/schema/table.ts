import { type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';
import { type ColumnSpec, columnType, type Dialect, indexName } from '../dialect.ts';

interface TableSpec {
  readonly key: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
  readonly unique?: readonly (readonly string[])[];
}

/** The database behind a runner; anything but SQLite speaks the MySQL protocol. */
export function dialectOf(runner: QueryRunner): Dialect {
  return runner.dataSource.options.type === 'better-sqlite3' ? 'sqlite' : 'mysql';
}

/**
 * Creates a table unless it exists: MariaDB commits each DDL statement by itself, so a migration
 * that died half-way is simply run again. On SQLite a table whose key is not one integer is
 * clustered by that key (WITHOUT ROWID), as InnoDB does always.
 */
async function createTable(
  runner: QueryRunner,
  name: string,
  columns: { readonly [column: string]: ColumnSpec },
  spec: TableSpec,
): Promise<void> {
  const dialect = dialectOf(runner);
  const table = new Table({
    name,
    columns: Object.entries(columns).map(([column, kind]) => {
      const type = columnType(dialect, kind);
      return new TableColumn({
        name: column,
        type: type.type,
        length: type.length === undefined ? '' : String(type.length),
        ...(type.collation === undefined ? {} : { collation: type.collation }),
        isNullable: type.nullable,
        isPrimary: spec.key.includes(column),
      });
    }),
    indices: [
      ...(spec.indexes ?? []).map((list) => ({ list, isUnique: false })),
      ...(spec.unique ?? []).map((list) => ({ list, isUnique: true })),
    ].map(
      ({ list, isUnique }) =>
        new TableIndex({ name: indexName(name, list), columnNames: [...list], isUnique }),
    ),
    ...(dialect === 'mysql' ? { engine: 'InnoDB' } : {}),
    withoutRowid: dialect === 'sqlite' && spec.key.length > 1,
  });
  await runner.createTable(table, true);
}

/** Name, columns in order (the key's first, in its order) and the rest of a table. */
export type TableDefinition = readonly [
  name: string,
  columns: { readonly [column: string]: ColumnSpec },
  spec: TableSpec,
];

/** Creates the tables that are not there yet, in order. */
export async function createTables(
  runner: QueryRunner,
  tables: readonly TableDefinition[],
): Promise<void> {
  for (const [name, columns, spec] of tables) await createTable(runner, name, columns, spec);
}

/** Drops the tables that are there, last first. */
export async function dropTables(
  runner: QueryRunner,
  tables: readonly TableDefinition[],
): Promise<void> {
  for (const [name] of tables.toReversed()) await runner.dropTable(name, true);
}
