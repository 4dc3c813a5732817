import { tables } from './entities/index.ts';
import type { TableName } from './rows/index.ts';

const columns = new Map<string, readonly string[]>(
  Object.entries(tables).map(([name, shape]) => [name, Object.keys(shape.columns)]),
);

/** Columns of a table in order. */
export function columnsOf(table: TableName): readonly string[] {
  return columns.get(table) ?? [];
}

/** Columns of a table's primary key in order. */
export function keyOf(table: TableName): readonly string[] {
  return tables[table].spec.key;
}

/** Columns that may hold long text. */
export function isText(table: TableName, column: string): boolean {
  return tables[table].columns[column]?.startsWith('text') ?? false;
}
