import { signedIn } from '../../../auth/policies/index.ts';
import { replyTo } from '../../../usecases/supervision/list.ts';
import { operateOrder } from '../../../usecases/supervision/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { order } from '../../schemas/case.ts';

/** Who may do this depends on the order and is decided on the locked row. */
export const postOrderAcknowledge = route({
  method: 'post',
  path: '/supervision-orders/:id/acknowledge',
  summary: 'Acknowledge an order',
  params: idParams,

  reply: order,
  access: signedIn,
  audit: 'order.acknowledged',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const outcome = await operateOrder(request, {
      orderId: Number(request.params.id),
      operation: 'acknowledge',
      feedback: null,
    });
    return outcome.ok ? { ok: true, body: await replyTo(request, outcome.answer) } : outcome;
  },
});
