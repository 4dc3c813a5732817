import type { Id } from '@liandong/engine';
import type { z } from 'zod';
import type { order } from '../../api/schemas/case.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Services } from '../../services.ts';
import type { OrderListRow } from '../../store/queries/supervision.ts';
import type { Level } from '../../supervision/levels.ts';
import { mayAnswer, maySupervise, operationsOf } from '../../supervision/order.ts';
import { momentOrNull, momentReply, personReply } from './case-row.ts';

export type OrderReply = z.input<typeof order>;

/** An order with what its reader may do; `handlers` have the case in hand. */
export function orderReply(
  parts: Pick<Services, 'organisation' | 'limits'>,
  principal: Principal,
  row: OrderListRow,
  handlers: readonly Id[],
): OrderReply {
  const may = {
    supervise: maySupervise(principal, row),
    answer: mayAnswer(principal, row.case_unit, handlers),
  };
  return {
    id: String(row.id),
    caseId: String(row.record_id),
    caseNumber: row.case_number,
    caseTitle: row.case_title,
    level: row.level as Level,
    state: row.state,
    reason: row.reason,
    feedback: row.feedback,
    openedBy: personReply(parts, row.opened_by),
    openedAt: momentReply(parts, row.opened_at),
    dueAt: momentReply(parts, row.due_at),
    closedAt: momentOrNull(parts, row.closed_at),
    operations: [...operationsOf(row, may)],
    revision: row.revision,
  };
}
