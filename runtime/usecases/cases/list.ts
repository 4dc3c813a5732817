import type { z } from 'zod';
import type { casePage, caseQuery } from '../../api/schemas/case.ts';
import { caseScope } from '../../auth/scope.ts';
import { clocksOf } from '../../store/queries/case-parts.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import { type CaseFilter, listCases } from '../../store/queries/record.ts';
import { phoneField } from '../../tasks/personal-values.ts';
import { type Asking, userOf } from '../asking.ts';
import { reportPack } from '../citizen/report.ts';
import { caseRowReply } from '../present/case-row.ts';

export type CaseQuery = Omit<z.output<typeof caseQuery>, 'limit' | 'after'>;

/**
 * A whole phone number finds the cases that it was given for, by its keyed digest: for those who
 * may see such values anyway.
 */
async function phoneOf({ services, principal }: Asking, q: string | undefined) {
  const text = q?.trim() ?? '';
  if (!/^\d{7,12}$/.test(text) || !principal.rights.has('personal.reveal')) return undefined;
  const pack = await services.packs.current(reportPack);
  const field = pack && phoneField(pack);
  return field ? { field, digest: services.keys.hmac(field, text) } : undefined;
}

async function filterOf(asking: Asking, query: CaseQuery): Promise<CaseFilter> {
  const { services, principal } = asking;
  const unit = query['filter[unit]'];
  const supervised = query['filter[supervised]'];
  return {
    scope: caseScope(principal, services.organisation),
    q: query.q,
    status: query['filter[status]'],
    unit: unit === undefined ? undefined : Number(unit),
    light: query['filter[light]'],
    supervised: supervised === undefined ? undefined : supervised === 'yes',
    createdBy: query['filter[by]'] === 'mine' ? userOf(asking) : undefined,
    personal: await phoneOf(asking, query.q),
    now: services.now(),
  };
}

/** The cases that the person may see, filtered and sorted. */
export async function listMyCases(
  asking: Asking,
  query: CaseQuery,
  request: PageRequest,
): Promise<z.input<typeof casePage>> {
  const { services } = asking;
  const reader = services.store.lists;
  const page = await listCases(reader, await filterOf(asking, query), query.sort, request);
  const clocks = await clocksOf(
    reader,
    page.rows.map(({ id }) => id),
  );
  const items = page.rows.map((row) => caseRowReply(services, row, clocks));
  return { items, next: writeCursor(page.next), total: page.total };
}
