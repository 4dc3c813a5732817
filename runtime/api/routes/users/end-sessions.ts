import { z } from 'zod';
import { hasRight } from '../../../auth/policies/right.ts';
import { endSessions } from '../../../usecases/session/end-sessions.ts';
import { perUser, route } from '../../route.ts';
import { id, nothing } from '../../schemas/common.ts';

export const deleteUserSessions = route({
  method: 'delete',
  path: '/users/:id/sessions',
  summary: 'End the sessions of a user',
  params: z.strictObject({ id }),
  reply: nothing,
  status: 204,
  access: hasRight('user.manage'),
  audit: 'sessions.ended',
  limit: perUser('administration'),
  async handle({ params, principal, services }) {
    const user = Number(params.id);
    if (services.organisation.person(user) === null) {
      return { ok: false, code: 'not-found', detail: `Expected user ${user} to exist` };
    }
    const ended = await endSessions(services, principal.actor, user);
    return ended.ok ? { ok: true, body: {} } : ended;
  },
});
