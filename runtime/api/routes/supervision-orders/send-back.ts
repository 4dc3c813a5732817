import { signedIn } from '../../../auth/policies/index.ts';
import { replyTo } from '../../../usecases/supervision/list.ts';
import { operateOrder } from '../../../usecases/supervision/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { feedback, order } from '../../schemas/case.ts';

/** Who may do this depends on the order and is decided on the locked row. */
export const postOrderSendBack = route({
  method: 'post',
  path: '/supervision-orders/:id/send-back',
  summary: 'Send the report of an order back',
  params: idParams,
  body: feedback,
  reply: order,
  access: signedIn,
  audit: 'order.sent-back',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const outcome = await operateOrder(request, {
      orderId: Number(request.params.id),
      operation: 'send-back',
      feedback: request.body.feedback,
    });
    return outcome.ok ? { ok: true, body: await replyTo(request, outcome.answer) } : outcome;
  },
});
