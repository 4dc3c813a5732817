import { z } from 'zod';
import { hasRight } from '../../../auth/policies/index.ts';
import { listMyOrders } from '../../../usecases/supervision/list.ts';
import { pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { order } from '../../schemas/case.ts';
import { page, paging } from '../../schemas/common.ts';

export const getOrders = route({
  method: 'get',
  path: '/supervision-orders',
  summary: 'Open or closed supervision orders of the cases that the person sees',
  query: z.strictObject({
    ...paging,
    'filter[state]': z.enum(['open', 'closed']).default('open'),
  }),
  reply: page(order),
  access: hasRight('order.read', 'supervise.L1', 'supervise.L2', 'supervise.L3', 'task.work'),
  limit: perUser('reads'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    const state = request.query['filter[state]'];
    return { ok: true, body: await listMyOrders(request, { ...asked.page, state }) };
  },
});
