import { z } from 'zod';
import { hasRight } from '../../../auth/policies/right.ts';
import { changeUnit } from '../../../usecases/organisation/units.ts';
import { present } from '../../present.ts';
import { perUser, route } from '../../route.ts';
import { id } from '../../schemas/common.ts';
import { changeUnit as changeUnitBody, revised } from '../../schemas/organisation.ts';

export const patchUnit = route({
  method: 'patch',
  path: '/units/:id',
  summary: 'Change a unit',
  params: z.strictObject({ id }),
  body: changeUnitBody,
  reply: revised,
  access: hasRight('organisation.manage'),
  audit: 'unit.changed',
  conditional: true,
  limit: perUser('administration'),
  async handle({ params, body, revision, principal, services }) {
    const target = { unit: Number(params.id), revision: revision ?? 0 };
    const changed = await changeUnit(services, principal.actor, target, present(body));
    if (!changed.ok) return changed;
    return { ok: true, body: { id: params.id, revision: changed.answer.revision } };
  },
});
