import { hasRight } from '../../../auth/policies/right.ts';
import { createGroup } from '../../../usecases/organisation/groups.ts';
import { perUser, route } from '../../route.ts';
import { createdId, createGroup as createGroupBody } from '../../schemas/organisation.ts';

export const postGroup = route({
  method: 'post',
  path: '/groups',
  summary: 'Add a group of users',
  body: createGroupBody,
  reply: createdId,
  status: 201,
  access: hasRight('user.manage'),
  audit: 'group.created',
  limit: perUser('administration'),
  async handle({ body, principal, services }) {
    const group = { name: body.name, users: body.users.map(Number) };
    const created = await createGroup(services, principal.actor, group);
    return created.ok ? { ok: true, body: { id: String(created.answer.id) } } : created;
  },
});
