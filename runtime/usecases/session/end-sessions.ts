import type { Id } from '@liandong/engine';
import { sessionName } from '../../auth/token.ts';
import type { Actor, Change, Outcome } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { sessionsOf } from '../../store/queries/session.ts';
import type { Write } from '../../store/write.ts';

/** What other nodes must hear when sessions of a user end. */
export function sessionChange(user: Id): Change {
  return { topic: 'session', subject: String(user) };
}

/** Deletes every session of a user, one left out, on whatever node it was opened. */
export async function sessionDeletions(
  services: Services,
  user: Id,
  except: string | null,
): Promise<readonly Write[]> {
  const hashes = await sessionsOf(services.store.read, user);
  return hashes
    .filter((hash) => hash !== except)
    .map((hash) => ({ op: 'delete', table: 'session', key: { token_hash: hash } }));
}

/** Ends one session, named by the hash of its token: signing out. */
export function endSession(
  services: Services,
  actor: Actor,
  tokenHash: string,
): Promise<Outcome<null>> {
  return services.commit.run({
    name: 'sign-out',
    actor,
    reads: {},
    decide: () => ({
      ok: true,
      answer: null,
      writes: [{ op: 'delete', table: 'session', key: { token_hash: tokenHash } }],
      audit: {
        action: 'session.ended',
        object: { type: 'session', id: sessionName(tokenHash) },
      },
      changes: actor.id === null ? [] : [sessionChange(actor.id)],
    }),
  });
}

/** Ends the sessions of a user, one of them left out where it is the asker's own. */
export async function endSessions(
  services: Services,
  actor: Actor,
  user: Id,
  except: string | null = null,
): Promise<Outcome<null>> {
  const writes = await sessionDeletions(services, user, except);
  const outcome = await services.commit.run({
    name: 'end-sessions',
    actor,
    reads: {},
    decide: () => ({
      ok: true,
      answer: null,
      writes,
      audit: {
        action: 'sessions.ended',
        object: { type: 'user', id: String(user) },
        data: { sessions: writes.length },
      },
      changes: [sessionChange(user)],
    }),
  });
  services.sessions.forget(user);
  return outcome;
}
