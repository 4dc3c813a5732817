/**
 * Keyset paging: a page begins after the last row of the one before it, by the columns that the
 * list is sorted by and the id. Counting stops at a cap, so that no list ever counts a table.
 */
import type { Reader, SqlValue } from '../port.ts';

/** A piece of SQL with the values of its placeholders, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Where a page ended: the value sorted by (null where the row has none) and the id. */
export interface Cursor {
  readonly value: number | null;
  readonly id: number;
}

export interface PageRequest {
  readonly limit: number;
  readonly after: Cursor | null;
}

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end. */
  readonly next: Cursor | null;
  readonly total: number | '10000+';
}

const countMax = 10_000;

/** Later than any instant that is stored; makes the first page an index range like the others. */
export const farFuture = 9_000_000_000_000_000;

export function sql(text: string, ...values: readonly SqlValue[]): Sql {
  return { text, values };
}

/** Conditions joined by `and`; true for none. */
export function all(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql('1 = 1');
  const text = conditions.map((each) => each.text).join(' and ');
  return { text, values: conditions.flatMap((each) => each.values) };
}

/** Conditions joined by `or`; false for none. */
export function any(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql('1 = 0');
  const text = `(${conditions.map((each) => each.text).join(' or ')})`;
  return { text, values: conditions.flatMap((each) => each.values) };
}

/** `column in (...)`; false for an empty list. */
export function oneOf(column: string, values: readonly SqlValue[]): Sql {
  if (values.length === 0) return sql('1 = 0');
  return { text: `${column} in (${values.map(() => '?').join(', ')})`, values };
}

/** Rows after the cursor, newest first, by a column that is never null. */
export function before(column: string, id: string, after: Cursor | null): Sql {
  if (after === null) return sql(`${column} <= ?`, farFuture);
  const value = after.value ?? farFuture;
  const text = `${column} <= ? and (${column} < ? or ${id} < ?)`;
  return sql(text, value, value, after.id);
}

/** Rows after the cursor, earliest first, by a column that is never null. */
export function behind(column: string, id: string, after: Cursor | null): Sql {
  if (after === null) return sql(`${column} >= ?`, 0);
  const value = after.value ?? 0;
  return sql(`${column} >= ? and (${column} > ? or ${id} > ?)`, value, value, after.id);
}

/**
 * The first rows of several index ranges together: each branch reads no more than `limit` rows in
 * the order of its index. `branches` select the same columns, `order` names them.
 */
export function firstOf(branches: readonly Sql[], order: string, limit: number): Sql {
  const parts = branches.map(
    (branch, at) => `select * from (${branch.text} order by ${order} limit ${limit}) as b${at}`,
  );
  const text = `select distinct * from (${parts.join(' union all ')}) as u
    order by ${order} limit ${limit}`;
  return { text, values: branches.flatMap((branch) => branch.values) };
}

/** How many rows a query has, counted to 10,000. */
export async function countOf(reader: Reader, query: Sql): Promise<number | '10000+'> {
  const rows = await reader.all<{ n: number }>(
    `select count(*) as n from (${query.text} limit ${countMax + 1}) as counted`,
    query.values,
  );
  const n = Number(rows[0]?.n ?? 0);
  return n > countMax ? '10000+' : n;
}

/** Cuts the row that was read beyond the page, and says where the next page begins. */
export function cut<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
): { readonly rows: readonly Row[]; readonly next: Cursor | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorOf(last) : null };
}

/** The cursor as clients carry it; it says nothing that the page did not say. */
export function writeCursor(cursor: Cursor | null): string | null {
  if (cursor === null) return null;
  return Buffer.from(`${cursor.value ?? ''}.${cursor.id}`).toString('base64url');
}

/** Reads a cursor; undefined for a text that is none. */
export function readCursor(text: string | undefined): Cursor | null | undefined {
  if (text === undefined) return null;
  const match = /^(\d{0,16})\.(\d{1,16})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!match) return undefined;
  return { value: match[1] ? Number(match[1]) : null, id: Number(match[2]) };
}
