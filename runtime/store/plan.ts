import { tableNames } from './entities/index.ts';
import type { Conflict, SqlValue } from './port.ts';
import type { TableName } from './rows/index.ts';
import { columnsOf, keyOf } from './shape.ts';
import type { Write } from './write.ts';

/** What a statement is made of. There is one object a shape, so statements are kept by it. */
export interface Shape {
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
  /** Where its statement stands among those of a batch. */
  readonly rank: number;
}

/** Rows that one statement writes; each is a list of columns, then add, then key, then expect. */
export interface Group {
  readonly shape: Shape;
  readonly rows: SqlValue[][];
}

type Plain = { readonly [column: string]: SqlValue };

const nothing: Plain = {};
const order = new Map(tableNames.map((name, at) => [name, at * 4]));
const ranks = { delete: 0, insert: 1, upsert: 2, update: 3 } as const;

/** The shapes met so far, by operation and table: as many as the code has kinds of writes. */
const shapes = {
  delete: new Map<TableName, Shape[]>(),
  insert: new Map<TableName, Shape[]>(),
  upsert: new Map<TableName, Shape[]>(),
  update: new Map<TableName, Shape[]>(),
} as const;

/**
 * Gathers the writes of a batch into one group a table, operation and set of columns, in the
 * order in which every node writes them.
 */
export function planWrites(writes: readonly Write[]): Group[] {
  const groups = new Map<Shape, Group>();
  for (const write of writes) {
    const shape = shapeOf(write);
    let group = groups.get(shape);
    if (group === undefined) {
      group = { shape, rows: [] };
      groups.set(shape, group);
    }
    group.rows.push(rowOf(shape, write));
  }
  return [...groups.values()].toSorted((a, b) => a.shape.rank - b.shape.rank);
}

function shapeOf(write: Write): Shape {
  const { op, table } = write;
  let known = shapes[op].get(table);
  if (known === undefined) {
    known = [];
    shapes[op].set(table, known);
  }
  if (op === 'insert' || op === 'upsert') {
    known[0] ??= newShape(write);
    return known[0];
  }
  for (const shape of known) if (fits(shape, write)) return shape;
  const shape = newShape(write);
  known.push(shape);
  return shape;
}

type Keyed = Extract<Write, { op: 'update' | 'delete' }>;

function fits(shape: Shape, write: Keyed): boolean {
  if (!sameColumns(shape.key, write.key as Plain)) return false;
  if (write.op === 'delete') return true;
  return (
    sameColumns(shape.columns, write.set as Plain) &&
    sameColumns(shape.expect, (write.expect ?? nothing) as Plain) &&
    sameColumns(shape.add, (write.add ?? nothing) as Plain)
  );
}

/** Whether an object has exactly these columns, in this order. */
function sameColumns(columns: readonly string[], values: Plain): boolean {
  let at = 0;
  for (const column in values) {
    if (columns[at] !== column) return false;
    at += 1;
  }
  return at === columns.length;
}

function newShape(write: Write): Shape {
  const { op, table } = write;
  const rank = (order.get(table) ?? 0) + ranks[op];
  const none = { columns: [], add: [], key: [], expect: [], checked: false, rank } as const;
  if (op === 'insert' || op === 'upsert') return { ...none, table, op, columns: columnsOf(table) };
  const key = Object.keys(write.key);
  if (op === 'delete') return { ...none, table, op, key };
  const expect = Object.keys(write.expect ?? nothing);
  const whole = keyOf(table).every((column) => key.includes(column));
  return {
    table,
    op,
    columns: Object.keys(write.set),
    add: Object.keys(write.add ?? nothing),
    key,
    expect,
    checked: whole || expect.length > 0,
    rank,
  };
}

function rowOf(shape: Shape, write: Write): SqlValue[] {
  const { columns, add, key, expect } = shape;
  const size = columns.length + add.length + key.length + expect.length;
  const row = new Array<SqlValue>(size);
  if (write.op === 'insert' || write.op === 'upsert') {
    fill(row, 0, write.row as unknown as Plain, columns);
    return row;
  }
  let at = 0;
  if (write.op === 'update') {
    at = fill(row, at, write.set as Plain, columns);
    if (write.add !== undefined) at = fill(row, at, write.add as Plain, add);
  }
  at = fill(row, at, write.key as Plain, key);
  if (write.op === 'update' && write.expect !== undefined) {
    fill(row, at, write.expect as Plain, expect);
  }
  return row;
}

function fill(row: SqlValue[], from: number, values: Plain, columns: readonly string[]): number {
  let at = from;
  for (const column of columns) {
    row[at] = values[column] ?? null;
    at += 1;
  }
  return at;
}

/** Names the row of an update that met none. */
export function conflictOf(
  { columns, add, key, table }: Shape,
  row: readonly SqlValue[],
): Conflict {
  const start = columns.length + add.length;
  const pairs = key.map((column, at) => [column, row[start + at] ?? null] as const);
  return { table, key: Object.fromEntries(pairs) };
}
