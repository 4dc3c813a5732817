import { z } from 'zod';
import { hasRight } from '../../../auth/policies/right.ts';
import { changeUser } from '../../../usecases/organisation/users.ts';
import { present } from '../../present.ts';
import { perUser, route } from '../../route.ts';
import { id } from '../../schemas/common.ts';
import { changeUser as changeUserBody, revised } from '../../schemas/organisation.ts';
import { membershipOf } from './view.ts';

export const patchUser = route({
  method: 'patch',
  path: '/users/:id',
  summary: 'Change, disable or enable a user',
  params: z.strictObject({ id }),
  body: changeUserBody,
  reply: revised,
  access: hasRight('user.manage'),
  audit: 'user.changed',
  conditional: true,
  limit: perUser('administration'),
  async handle({ params, body, revision, principal, services }) {
    const target = { user: Number(params.id), revision: revision ?? 0 };
    const { name, disabled } = body;
    const change = { ...present({ name, disabled }), ...membershipOf(body) };
    const changed = await changeUser(services, principal.actor, target, change);
    if (!changed.ok) return changed;
    return { ok: true, body: { id: params.id, revision: changed.answer.revision } };
  },
});
