import { hasRight } from '../../../auth/policies/right.ts';
import { createUnit } from '../../../usecases/organisation/units.ts';
import { perUser, route } from '../../route.ts';
import { createdId, createUnit as createUnitBody } from '../../schemas/organisation.ts';

export const postUnit = route({
  method: 'post',
  path: '/units',
  summary: 'Add a unit',
  body: createUnitBody,
  reply: createdId,
  status: 201,
  access: hasRight('organisation.manage'),
  audit: 'unit.created',
  limit: perUser('administration'),
  async handle({ body, principal, services }) {
    const parent = body.parent === null ? null : Number(body.parent);
    const created = await createUnit(services, principal.actor, { ...body, parent });
    return created.ok ? { ok: true, body: { id: String(created.answer.id) } } : created;
  },
});
