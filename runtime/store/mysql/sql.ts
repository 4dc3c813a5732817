import type { Group, Shape } from '../plan.ts';
import type { SqlValue } from '../port.ts';
import { isText, keyOf } from '../shape.ts';

/**
 * A value as SQL text. The sessions run without ANSI_QUOTES and NO_BACKSLASH_ESCAPES, so a quote
 * and a backslash are all that must be written twice.
 */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`Expected a finite number but got ${value}`);
    return String(value);
  }
  let text = value;
  if (text.includes('\\')) text = text.replaceAll('\\', '\\\\');
  if (text.includes("'")) text = text.replaceAll("'", "''");
  return `'${text}'`;
}

/** SQL text with every `?` replaced; the texts of `queries/` have no `?` in quotes. */
export function format(sql: string, params: readonly SqlValue[]): string {
  if (params.length === 0) return sql;
  const pieces = sql.split('?');
  if (pieces.length !== params.length + 1) {
    throw new Error(`Expected ${pieces.length - 1} parameters but got ${params.length}`);
  }
  let text = pieces[0] ?? '';
  for (let at = 0; at < params.length; at += 1) {
    text += literal(params[at] ?? null) + (pieces[at + 1] ?? '');
  }
  return text;
}

/** One statement and how many rows it must meet; null where that does not matter. */
export interface Statement {
  readonly sql: string;
  readonly expected: number | null;
  readonly shape: Shape;
  readonly rows: readonly (readonly SqlValue[])[];
}

/** Longest text of one statement: well under the smallest usual `max_allowed_packet`, 16 MB. */
const charactersMax = 2_000_000;

/** The statements of a group: one, unless its text would be too long. */
export function statementsOf(group: Group): Statement[] {
  const { op } = group.shape;
  if (op === 'delete') return [deletion(group)];
  if (op === 'update') return updates(group);
  return insertions(group);
}

function list(row: readonly SqlValue[]): string {
  let text = '(';
  for (let at = 0; at < row.length; at += 1) {
    if (at > 0) text += ',';
    text += literal(row[at] ?? null);
  }
  return `${text})`;
}

function insertions({ shape, rows }: Group): Statement[] {
  const { table, op, columns } = shape;
  const head = `INSERT INTO ${table} (${columns}) VALUES `;
  let tail = '';
  if (op === 'upsert') {
    const primary = keyOf(table);
    const rest = columns.filter((column) => !primary.includes(column));
    const set = rest.length > 0 ? rest : primary;
    tail = ` ON DUPLICATE KEY UPDATE ${set.map((column) => `${column}=VALUES(${column})`)}`;
  }
  const statements: Statement[] = [];
  let text = '';
  for (const row of rows) {
    const values = list(row);
    if (text !== '' && text.length + values.length > charactersMax) {
      statements.push({ sql: head + text + tail, expected: null, shape, rows });
      text = '';
    }
    text += text === '' ? values : `,${values}`;
  }
  statements.push({ sql: head + text + tail, expected: null, shape, rows });
  return statements;
}

function deletion({ shape, rows }: Group): Statement {
  const { table, key } = shape;
  const [only] = key;
  const where =
    key.length === 1
      ? `${only} IN (${rows.map((row) => literal(row[0] ?? null))})`
      : rows
          .map((row) => `(${key.map((c, at) => `${c}=${literal(row[at] ?? null)}`).join(' AND ')})`)
          .join(' OR ');
  return { sql: `DELETE FROM ${table} WHERE ${where}`, expected: null, shape, rows };
}

/**
 * Rows that get the same values, as the tasks claimed in a batch do, are updated by a list of
 * their keys; the others by one join with their new values, which costs the server twice as much
 * a row. Long text would put the joined values into a temporary table on disk, so such rows get a
 * statement each, in the same packet.
 */
function updates({ shape, rows }: Group): Statement[] {
  const { table, columns, key } = shape;
  if (rows.length === 1 || columns.some((column) => isText(table, column))) {
    return rows.map((row) => oneUpdate(shape, row));
  }
  if (key.length > 1) return [joinedUpdate(shape, rows)];
  const alike = new Map<string, (readonly SqlValue[])[]>();
  const keyAt = columns.length + shape.add.length;
  for (const row of rows) {
    const values = JSON.stringify(row.with(keyAt, null));
    const found = alike.get(values);
    if (found === undefined) alike.set(values, [row]);
    else found.push(row);
  }
  const lists = [...alike.values()];
  const single = lists.filter((list) => list.length === 1).flat();
  const statements = lists.filter((list) => list.length > 1).map((list) => sameUpdate(shape, list));
  const [first] = single;
  if (single.length > 1) statements.push(joinedUpdate(shape, single));
  else if (first !== undefined) statements.push(oneUpdate(shape, first));
  return statements;
}

/** Rows that differ in their key alone. */
function sameUpdate(shape: Shape, rows: readonly (readonly SqlValue[])[]): Statement {
  const { table, columns, add, key, expect } = shape;
  const values = (rows[0] ?? []).map((value) => literal(value));
  const keyAt = columns.length + add.length;
  const set = [
    ...columns.map((column, at) => `${column}=${values[at]}`),
    ...add.map((column, at) => `${column}=${column}+${values[columns.length + at]}`),
  ];
  const keys = rows.map((row) => literal(row[keyAt] ?? null));
  const where = [
    `${key} IN (${keys})`,
    ...expect.map((column, at) => `${column}<=>${values[keyAt + 1 + at]}`),
  ];
  // On a small table the server would read, and lock, all of it.
  const from =
    keyOf(table).length === 1 && keyOf(table)[0] === key[0] ? ' FORCE INDEX (PRIMARY)' : '';
  return {
    sql: `UPDATE ${table}${from} SET ${set} WHERE ${where.join(' AND ')}`,
    expected: shape.checked ? rows.length : null,
    shape,
    rows,
  };
}

function oneUpdate(shape: Shape, row: readonly SqlValue[]): Statement {
  const { table, columns, add, key, expect } = shape;
  let at = 0;
  const next = () => literal(row[at++] ?? null);
  const set = [...columns.map((c) => `${c}=${next()}`), ...add.map((c) => `${c}=${c}+${next()}`)];
  const where = [...key.map((c) => `${c}=${next()}`), ...expect.map((c) => `${c}<=>${next()}`)];
  return {
    sql: `UPDATE ${table} SET ${set} WHERE ${where.join(' AND ')}`,
    expected: shape.checked ? 1 : null,
    shape,
    rows: [row],
  };
}

function joinedUpdate(shape: Shape, rows: readonly (readonly SqlValue[])[]): Statement {
  const { table, columns, add, key, expect } = shape;
  const names: string[] = [];
  const name = () => {
    names.push(`v${names.length}`);
    return `v.${names.at(-1)}`;
  };
  const set = [
    ...columns.map((column) => `t.${column}=${name()}`),
    ...add.map((column) => `t.${column}=t.${column}+${name()}`),
  ];
  const on = [
    ...key.map((column) => `t.${column}=${name()}`),
    ...expect.map((column) => `t.${column}<=>${name()}`),
  ];
  const values = rows.map((row, at) => {
    const items = row.map((value, i) =>
      at === 0 ? `${literal(value)} ${names[i]}` : literal(value),
    );
    return `SELECT ${items}`;
  });
  return {
    sql: `UPDATE ${table} t JOIN (${values.join(' UNION ALL ')}) v ON ${on.join(' AND ')} SET ${set}`,
    expected: shape.checked ? rows.length : null,
    shape,
    rows,
  };
}
