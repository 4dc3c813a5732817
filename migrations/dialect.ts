/**
 * The one map of column types. A kind is what a column means; each database has its own type for
 * it. Migrations and entities both take their types from here, so they cannot drift apart.
 */
export type ColumnKind =
  /** A number below 2^53 that names something. */
  | 'id'
  /** UTC milliseconds. */
  | 'instant'
  | 'integer'
  /** 0 or 1. */
  | 'flag'
  /** Up to 64 characters: states, codes, hashes, principals. */
  | 'word'
  /** Up to 191 characters, what an index can still hold with others. */
  | 'name'
  /** Up to 500 characters, never indexed. */
  | 'line'
  /** Any length: JSON and prose. */
  | 'text';

/** A kind, with `?` where the column may be null. */
export type ColumnSpec = ColumnKind | `${ColumnKind}?`;

export type Dialect = 'sqlite' | 'mysql';

export interface ColumnType {
  readonly type: 'integer' | 'bigint' | 'int' | 'tinyint' | 'varchar' | 'text' | 'longtext';
  readonly length?: number;
  readonly collation?: string;
}

const binary = { collation: 'utf8mb4_bin' };

const types: { readonly [D in Dialect]: { readonly [K in ColumnKind]: ColumnType } } = {
  sqlite: {
    id: { type: 'integer' },
    instant: { type: 'integer' },
    integer: { type: 'integer' },
    flag: { type: 'integer' },
    word: { type: 'varchar', length: 64 },
    name: { type: 'varchar', length: 191 },
    line: { type: 'varchar', length: 500 },
    text: { type: 'text' },
  },
  mysql: {
    id: { type: 'bigint' },
    instant: { type: 'bigint' },
    integer: { type: 'int' },
    flag: { type: 'tinyint' },
    word: { type: 'varchar', length: 64, ...binary },
    name: { type: 'varchar', length: 191, ...binary },
    line: { type: 'varchar', length: 500, ...binary },
    text: { type: 'longtext', ...binary },
  },
};

/** The type of a column on a database, and whether it may be null. */
export function columnType(dialect: Dialect, spec: ColumnSpec): ColumnType & { nullable: boolean } {
  const nullable = spec.endsWith('?');
  const kind = (nullable ? spec.slice(0, -1) : spec) as ColumnKind;
  return { ...types[dialect][kind], nullable };
}

/** Name of the index over these columns; the same on both databases. */
export function indexName(table: string, columns: readonly string[]): string {
  return `${table}_${columns.join('_')}`.slice(0, 64);
}

/**
 * The condition of an index that leaves out rows whose first column is null. SQLite has such
 * indexes and uses them for every equality; InnoDB holds all rows.
 */
export function sparseWhere(
  dialect: Dialect,
  columns: readonly string[],
): { readonly where?: string } {
  return dialect === 'sqlite' ? { where: `"${columns[0]}" IS NOT NULL` } : {};
}
