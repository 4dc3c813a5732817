import { hasRight } from '../../../auth/policies/index.ts';
import { operateInstance } from '../../../usecases/instances/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { modifyInstance } from '../../schemas/instance.ts';

/** Values of variables may be personal: the audit names what was done only. */
const withoutValues = (change: object) =>
  Object.fromEntries(Object.entries(change).filter(([name]) => name !== 'variables'));

export const postInstanceModify = route({
  method: 'post',
  path: '/instances/:id/modify',
  summary: 'Move tokens: all changes in their order, or none',
  params: idParams,
  body: modifyInstance,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.modified',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const { body } = request;
    const outcome = await operateInstance(request, {
      instance,
      name: 'instance.modified',
      event: { kind: 'modify', ...body },
      line: { kind: 'process.modified', data: { reason: body.reason } },
      data: { changes: body.changes.map(withoutValues), reason: body.reason },
    });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
