/** Supervision orders with the case they are about. */
import type { Reader } from '../port.ts';
import type { RecordRow, SupervisionOrderRow } from '../rows/work.ts';
import {
  all,
  before,
  countOf,
  cut,
  oneOf,
  type PageOf,
  type PageRequest,
  type Sql,
  sql,
} from './keyset.ts';
import { type CaseScope, openOrderStates, scopeCondition } from './record.ts';

export interface OrderListRow extends SupervisionOrderRow {
  readonly case_number: RecordRow['number'];
  readonly case_title: RecordRow['title'];
  readonly case_unit: RecordRow['unit_id'];
}

const columns = `o.*, r.number as case_number, r.title as case_title, r.unit_id as case_unit`;
const from = 'from supervision_order o join record r on r.id = o.record_id';

/** Open orders are sorted by their due time, closed ones by when they were closed. */
export async function listOrders(
  reader: Reader,
  scope: CaseScope,
  state: 'open' | 'closed',
  { limit, after }: PageRequest,
): Promise<PageOf<OrderListRow>> {
  const seen = scopeCondition(scope);
  const states = oneOf('o.state', state === 'open' ? openOrderStates : ['closed']);
  const where = (cursor: PageRequest['after']): Sql =>
    all([states, before('o.due_at', 'o.id', cursor), ...(seen ? [seen] : [])]);
  const page = where(after);
  const counted = where(null);
  const order = 'order by o.due_at desc, o.id desc';
  const [rows, total] = await Promise.all([
    reader.all<OrderListRow>(
      `select ${columns} ${from} where ${page.text} ${order} limit ${limit + 1}`,
      page.values,
    ),
    countOf(reader, { text: `select o.id ${from} where ${counted.text}`, values: counted.values }),
  ]);
  return { ...cut(rows, limit, (row) => ({ value: row.due_at, id: row.id })), total };
}

/** All orders of a case, newest first. */
export function ordersOf(reader: Reader, record: number): Promise<OrderListRow[]> {
  const text = `select ${columns} ${from} where o.record_id = ? order by o.id desc`;
  return reader.all<OrderListRow>(text, [record]);
}

export async function orderById(reader: Reader, id: number): Promise<OrderListRow | null> {
  const rows = await reader.all<OrderListRow>(`select ${columns} ${from} where o.id = ?`, [id]);
  return rows[0] ?? null;
}

/** Orders of a case that are not closed. */
export function openOrdersOf(reader: Reader, record: number): Promise<SupervisionOrderRow[]> {
  const query = sql('record_id = ? and open_level is not null', record);
  return reader.all(`select * from supervision_order where ${query.text}`, query.values);
}
