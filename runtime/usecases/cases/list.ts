import type { z } from 'zod';
import type { casePage, caseQuery } from '../../api/schemas/case.ts';
import { caseScope } from '../../auth/scope.ts';
import { clocksOf } from '../../store/queries/case-parts.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import { type CaseFilter, listCases } from '../../store/queries/record.ts';
import { type Asking, userOf } from '../asking.ts';
import { caseRowReply } from '../present/case-row.ts';

export type CaseQuery = Omit<z.output<typeof caseQuery>, 'limit' | 'after'>;

function filterOf(asking: Asking, query: CaseQuery): CaseFilter {
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
  const page = await listCases(reader, filterOf(asking, query), query.sort, request);
  const clocks = await clocksOf(
    reader,
    page.rows.map(({ id }) => id),
  );
  const items = page.rows.map((row) => caseRowReply(services, row, clocks));
  return { items, next: writeCursor(page.next), total: page.total };
}
