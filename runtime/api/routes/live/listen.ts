import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { sessionAlive } from '../../../auth/session-alive.ts';
import { audible } from '../../../notify/audience.ts';
import { eventStream } from '../../../notify/event-stream.ts';
import { perUser, route, stream } from '../../route.ts';

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'X-Accel-Buffering': 'no',
};

/** One connection a browser. It ends with the session. */
export const getLive = route({
  method: 'get',
  path: '/live',
  summary: 'Server-sent events: what changed of what I may see',
  reply: stream,
  transport: 'stream',
  mediaType: 'text/event-stream',
  access: signedIn,
  limit: perUser('live'),
  async handle({ principal, session, services, requestId }) {
    const { audience, log, organisation } = services;
    const user = userOf(principal);
    const body = eventStream({
      listen: (listener) => audience.listen(listener),
      filter(batch) {
        // Roles and posts may have changed since the connection was made.
        const now = organisation.principal(user);
        return now === null ? [] : audible(batch, now, organisation);
      },
      concerns: ({ changes }) =>
        changes.some(({ topic, subject }) => topic === 'session' && subject === String(user)),
      alive: async () =>
        organisation.principal(user) !== null && (await sessionAlive(services, session)),
      failed: (err) => log.warn({ requestId, err }, 'session of a stream not checked'),
      heartbeatMs: 20_000,
    });
    return { ok: true, body, headers };
  },
});
