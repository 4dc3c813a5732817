import type {
  CaseDetail,
  CaseRow,
  Complete,
  Created,
  Diagram,
  HistoryLine,
  IntakeForm,
  Order,
  SuperviseProposal,
} from '@liandong/runtime/api-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { refresh, usePages } from './page.ts';
import { request } from './request.ts';

/** Filters of the case list as the address bar names them. */
export type CaseFilters = {
  readonly q?: string;
  readonly sort?: string;
  readonly status?: string;
  readonly unit?: string;
  readonly light?: string;
  readonly supervised?: string;
  readonly by?: string;
  readonly limit?: number;
};

export function useCaseList(filters: CaseFilters) {
  const { q, sort, limit = 50, ...rest } = filters;
  const wanted = Object.entries(rest).map(([name, value]) => [`filter[${name}]`, value]);
  return usePages<CaseRow>(keys.caseList(filters), '/cases', {
    q,
    sort,
    limit,
    ...Object.fromEntries(wanted),
  });
}

export function useCase(id: string) {
  return useQuery({
    queryKey: keys.case(id),
    queryFn: ({ signal }) => request<CaseDetail>('GET', `/cases/${id}`, { signal }),
  });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: keys.history(id),
    queryFn: ({ signal }) =>
      request<{ items: HistoryLine[] }>('GET', `/cases/${id}/history`, { signal }),
  });
}

export function useDiagram(id: string) {
  return useQuery({
    queryKey: keys.diagram(id),
    queryFn: ({ signal }) => request<Diagram>('GET', `/cases/${id}/diagram`, { signal }),
  });
}

/** The forms by which a clerk starts a case, one a pack. */
export function useIntakeForms(language: string) {
  return useQuery({
    queryKey: ['intake-forms', language],
    queryFn: ({ signal }) =>
      request<{ items: IntakeForm[] }>('GET', '/intake-forms', { signal }).then(
        ({ items }) => items,
      ),
    // What is being filled in must not change under the clerk's hands.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useIntake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string; pack: string; fields: Complete['fields'] }) =>
      request<Created>('POST', '/cases', { body, idempotencyKey: key }),
    onSuccess: () => refresh(client, keys.cases, keys.tasks),
  });
}

export function useReveal(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { field: string; reason: string }) =>
      request<{ value: unknown }>('POST', `/cases/${caseId}/reveal`, { body }),
    onSuccess: () => refresh(client, keys.history(caseId)),
  });
}

export function useSuperviseProposal(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.case(caseId), 'proposal'],
    queryFn: ({ signal }) =>
      request<SuperviseProposal>('GET', `/cases/${caseId}/supervision-proposal`, { signal }),
    enabled,
    gcTime: 0,
  });
}

export function useSupervise(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, reason }: { key: string; reason: string }) =>
      request<Order>('POST', `/cases/${caseId}/supervise`, {
        body: { reason },
        idempotencyKey: key,
      }),
    onSuccess: () => refresh(client, keys.cases, keys.orders, keys.tasks),
  });
}

export function useOrders(state: 'open' | 'closed') {
  return usePages<Order>(keys.orderList(state), '/supervision-orders', {
    'filter[state]': state,
    limit: 50,
  });
}

export type OrderOperation = Order['operations'][number];

export function useOrderOperation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (operation: { id: string; name: OrderOperation; feedback?: string }) =>
      request<Order>('POST', `/supervision-orders/${operation.id}/${operation.name}`, {
        ...(operation.feedback === undefined ? {} : { body: { feedback: operation.feedback } }),
      }),
    onSettled: () => refresh(client, keys.orders, keys.cases, keys.tasks),
  });
}
