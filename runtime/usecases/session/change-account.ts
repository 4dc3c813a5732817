import type { Id } from '@liandong/engine';
import type { Actor, AuditLine, Outcome, Refusal } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import type { UserRow } from '../../store/rows/organisation.ts';
import type { Write } from '../../store/write.ts';
import { sessionChange } from './end-sessions.ts';

export interface AccountChange {
  readonly name: string;
  readonly actor: Actor;
  readonly user: Id;
  /** Columns to set, decided on the locked row. */
  set(current: UserRow): Partial<UserRow> | Refusal;
  readonly audit: AuditLine;
  /** Besides, for example deleted sessions. */
  readonly writes?: readonly Write[];
}

/** Changes an account under its lock and lets every cache know. */
export async function changeAccount(
  services: Services,
  change: AccountChange,
): Promise<Outcome<null>> {
  const { user } = change;
  const outcome = await services.commit.run<null>({
    name: change.name,
    actor: change.actor,
    reads: { rows: [{ table: 'user_account', key: { id: user } }] },
    decide(context) {
      const current = context.row('user_account', { id: user });
      if (current === null) {
        return { ok: false, code: 'not-found', detail: `Expected user ${user} to exist` };
      }
      const set = change.set(current);
      if ('ok' in set) return set;
      return {
        ok: true,
        answer: null,
        writes: [
          {
            op: 'update',
            table: 'user_account',
            key: { id: user },
            set: { ...set, revision: current.revision + 1 },
            expect: { revision: current.revision },
          },
          ...(change.writes ?? []),
        ],
        audit: change.audit,
        changes: [{ topic: 'organisation', subject: `user:${user}` }, sessionChange(user)],
      };
    },
  });
  services.sessions.forget(user);
  if (outcome.ok) await services.organisation.refresh();
  return outcome;
}
