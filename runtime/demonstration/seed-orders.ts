import type { Principal } from '../auth/principal.ts';
import type { Services } from '../services.ts';
import { recordById } from '../store/queries/record.ts';
import type { Asking } from '../usecases/asking.ts';
import { operateOrder } from '../usecases/supervision/operate.ts';
import { supervise } from '../usecases/supervision/supervise.ts';
import { done, type Performed } from './perform.ts';
import { superviseReason } from './words.ts';

/** Roles that open the demonstration orders, with how far each order goes. */
const orders = [
  ['supervision-officer', 'opened'],
  ['supervision-officer', 'acknowledged'],
  ['supervision-officer', 'reported'],
  ['supervision-officer', 'opened'],
  ['supervision-officer', 'accepted'],
  ['deputy-leader', 'opened'],
  ['deputy-leader', 'acknowledged'],
  ['main-leader', 'opened'],
] as const;

/** Opens some supervision orders on appeals that units are handling, and answers some of them. */
export async function seedOrders(
  services: Services,
  performed: readonly Performed[],
): Promise<void> {
  const handled = performed.filter(({ appeal }) => appeal.waits === 'handle');
  for (const [index, [role, goes]] of orders.entries()) {
    const record = handled[index]?.record;
    if (record === undefined || record === null) continue;
    await playOrder(services, record, role, goes);
  }
}

async function playOrder(
  services: Services,
  record: number,
  role: string,
  goes: (typeof orders)[number][1],
): Promise<void> {
  const supervisor = asking(services, services.organisation.byRole(role)[0]?.id);
  const sent = { caseId: record, reason: superviseReason };
  const order = done(await supervise(supervisor, sent), 'supervise');
  const steps = { opened: 0, acknowledged: 1, reported: 2, accepted: 3 }[goes];
  const head = asking(services, await headOf(services, record));
  if (steps > 0) await operate(head, order.id, 'acknowledge', null);
  if (steps > 1) await operate(head, order.id, 'report', '已安排专人办理，今日内联系诉求人。');
  if (steps > 2) await operate(supervisor, order.id, 'accept', null);
}

async function operate(
  by: Asking,
  orderId: number,
  operation: Parameters<typeof operateOrder>[1]['operation'],
  feedback: string | null,
): Promise<void> {
  done(await operateOrder(by, { orderId, operation, feedback }), operation);
}

async function headOf({ store, organisation }: Services, record: number) {
  const row = await recordById(store.read, record);
  return organisation.heads(row?.unit_id ?? 0)[0]?.id;
}

function asking(services: Services, user: number | undefined): Asking {
  const principal: Principal | null =
    user === undefined ? null : services.organisation.principal(user);
  if (!principal) throw new Error('Expected somebody to open and answer orders');
  return { services, principal, idempotency: null, language: 'zh' };
}
