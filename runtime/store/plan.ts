import { tableNames } from './entities/index.ts';
import type { Conflict, SqlValue } from './port.ts';
import type { TableName } from './rows/index.ts';
import { columnsOf, keyOf } from './shape.ts';
import type { Write } from './write.ts';

/** Rows that one statement writes: the values of `columns` (and of `where` after them) in order. */
export interface Group {
  /** The same for all groups that need the same statement. */
  readonly signature: string;
  readonly table: TableName;
  readonly op: Write['op'];
  /** Columns that are set. */
  readonly columns: readonly string[];
  /** Columns that grow by the value given. */
  readonly add: readonly string[];
  /** Columns of the key. */
  readonly key: readonly string[];
  /** Columns that must still have the values given. */
  readonly expect: readonly string[];
  /** An update by the whole key must meet exactly one row. */
  readonly checked: boolean;
  /** One list a row: columns, then add, then key, then expect. */
  readonly rows: SqlValue[][];
}

type Plain = { readonly [column: string]: SqlValue };

const empty = { add: [], key: [], expect: [], checked: false } as const;
const rank = { delete: 0, insert: 1, upsert: 2, update: 3 } as const;
const order = new Map(tableNames.map((name, at) => [name, at * 4]));

function values(row: Plain, columns: readonly string[], into: SqlValue[]): SqlValue[] {
  for (const column of columns) into.push(row[column] ?? null);
  return into;
}

/**
 * Gathers the writes of a batch into one group a table, operation and set of columns, in the
 * order in which every node writes them.
 */
export function planWrites(writes: readonly Write[]): Group[] {
  const groups = new Map<string, Group>();
  for (const write of writes) {
    const { table, op } = write;
    if (op === 'insert' || op === 'upsert') {
      const signature = op + table;
      let group = groups.get(signature);
      if (group === undefined) {
        const columns = columnsOf(table);
        group = { ...empty, signature, table, op, columns, rows: [] };
        groups.set(signature, group);
      }
      group.rows.push(values(write.row as unknown as Plain, group.columns, []));
    } else {
      addKeyed(groups, write);
    }
  }
  return [...groups.values()].toSorted(
    (a, b) => (order.get(a.table) ?? 0) + rank[a.op] - (order.get(b.table) ?? 0) - rank[b.op],
  );
}

function addKeyed(
  groups: Map<string, Group>,
  write: Extract<Write, { op: 'update' | 'delete' }>,
): void {
  const { table, op } = write;
  const set: Plain = op === 'update' ? (write.set as Plain) : {};
  const expected: Plain = op === 'update' ? ((write.expect ?? {}) as Plain) : {};
  const added: Plain = op === 'update' ? ((write.add ?? {}) as Plain) : {};
  const columns = Object.keys(set);
  const add = Object.keys(added);
  const key = Object.keys(write.key);
  const expect = Object.keys(expected);
  const signature = `${op}${table}|${columns}|${add}|${key}|${expect}`;
  let group = groups.get(signature);
  if (group === undefined) {
    const whole = keyOf(table).every((column) => key.includes(column));
    const checked = op === 'update' && (whole || expect.length > 0);
    group = { signature, table, op, columns, add, key, expect, checked, rows: [] };
    groups.set(signature, group);
  }
  const row = values(added, add, values(set, columns, []));
  values(write.key as Plain, key, row);
  group.rows.push(values(expected, expect, row));
}

/** Names the row of an update that met none. */
export function conflictOf(group: Group, row: readonly SqlValue[]): Conflict {
  const start = group.columns.length + group.add.length;
  const key = group.key.map((column, at) => [column, row[start + at] ?? null] as const);
  return { table: group.table, key: Object.fromEntries(key) };
}
