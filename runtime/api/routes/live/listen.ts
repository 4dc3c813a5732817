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
    const { live, log, organisation, store } = services;
    const user = userOf(principal);
    const body = eventStream({
      subscribe: (listener) => live.subscribe(listener),
      async filter(changes) {
        const now = organisation.principal(user);
        if (now === null || !(await sessionAlive(services, session))) return null;
        return audible(changes, now, { read: store.lists, organisation });
      },
      failed: (err) => log.error({ requestId, err }, 'live events failed'),
      gatherMs: 200,
      silenceMs: 20_000,
    });
    return { ok: true, body, headers };
  },
});
