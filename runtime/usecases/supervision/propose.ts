import type { z } from 'zod';
import type { superviseProposal } from '../../api/schemas/case.ts';
import type { Refusal } from '../../commit/command.ts';
import { clocksOf } from '../../store/queries/case-parts.ts';
import { recordById } from '../../store/queries/record.ts';
import { openOrdersOf } from '../../store/queries/supervision.ts';
import { levelOf } from '../../supervision/levels.ts';
import { proposedReason } from '../../supervision/reason.ts';
import { packOf } from '../../tasks/case-parts.ts';
import { type Asking, refuse } from '../asking.ts';
import { caseClock, momentReply } from '../present/case-row.ts';

type Proposal = z.input<typeof superviseProposal>;

/** 督办 before it is confirmed: level by the person's right, reason and deadline prefilled. */
export async function proposeSupervision(
  asking: Asking,
  caseId: number,
): Promise<{ readonly ok: true; readonly answer: Proposal } | Refusal> {
  const { services, principal, language } = asking;
  const level = levelOf(principal);
  if (!level) return refuse('not-allowed', 'Opening an order needs a right to supervise');
  const record = await recordById(services.store.read, caseId);
  if (!record) return refuse('not-found', `There is no case ${caseId}`);
  if (record.closed_at !== null) return refuse('state-conflict', 'The case is closed');
  const [pack, clocks, orders] = await Promise.all([
    packOf(services, record),
    clocksOf(services.store.read, [caseId]),
    openOrdersOf(services.store.read, caseId),
  ]);
  const now = services.now();
  const clock = caseClock(clocks, caseId);
  const running = clock && clock.state !== 'stopped' ? clock : null;
  const limit = pack.limits.orders[level].limit;
  const open = orders.find((order) => order.open_level === level);
  return {
    ok: true,
    answer: {
      level,
      reason: proposedReason(running, services.limits, now, language),
      dueAt: momentReply(services, services.limits.due(limit, now)),
      openOrder: open ? String(open.id) : null,
    },
  };
}
