import type { Id } from '@liandong/engine';
import { countTry, limitReads, tries, uncountTry } from '../../auth/exact-limit.ts';
import { checkPassword, hashPassword, newPassword } from '../../auth/password.ts';
import type { Actor, Outcome, Refusal } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { userById } from '../../store/queries/session.ts';
import { changeAccount } from './change-account.ts';
import { sessionDeletions } from './end-sessions.ts';

/** Counts wrong present passwords, so that an open session does not help to guess one. */
async function tryPassword(
  services: Services,
  actor: Actor,
  user: Id,
  step: 'count' | 'take-back',
): Promise<Outcome<null>> {
  const { failuresMax: max, windowMs } = services.config.signIn;
  const limit = { name: 'password-change', max, windowMs };
  const subject = String(user);
  return services.commit.run<null>({
    name: 'password-try',
    actor,
    reads: { rows: limitReads(limit, subject, services.now()) },
    decide(context) {
      const { count, retryAfterMs } = tries(context, limit, subject);
      if (step === 'count' && count >= max) {
        const data = { retryAfter: String(Math.ceil(retryAfterMs / 1000)) };
        return { ok: false, code: 'too-many-requests', detail: 'Expected fewer tries', data };
      }
      const writes =
        step === 'count'
          ? [countTry(context, limit, subject)]
          : uncountTry(context, limit, subject);
      const object = { type: 'user', id: subject };
      return { ok: true, answer: null, writes, audit: { action: 'password.tried', object } };
    },
  });
}

/** A person changes the own password, naming the present one. Other sessions end. */
export async function changePassword(
  services: Services,
  actor: Actor,
  user: Id,
  passwords: { readonly present: string; readonly next: string; readonly session: string | null },
): Promise<Outcome<null>> {
  const counted = await tryPassword(services, actor, user, 'count');
  if (!counted.ok) return counted;
  const account = await userById(services.store.read, user);
  const right = await checkPassword(passwords.present, account?.password ?? null);
  const wrong: Refusal = {
    ok: false,
    code: 'sign-in-failed',
    detail: 'Expected the present password',
  };
  if (account === null || !right) return wrong;
  await tryPassword(services, actor, user, 'take-back');
  const password = await hashPassword(passwords.next);
  return changeAccount(services, {
    name: 'change-password',
    actor,
    user,
    set: (current) =>
      current.password === account.password ? { password, password_expired: 0 } : wrong,
    audit: { action: 'password.changed', object: { type: 'user', id: String(user) } },
    writes: await sessionDeletions(services, user, passwords.session),
  });
}

/**
 * An administrator gives an account a new random password, which is told once and opens nothing
 * but the way to a password that only the person knows.
 */
export async function resetPassword(
  services: Services,
  actor: Actor,
  user: Id,
): Promise<Outcome<{ readonly password: string }>> {
  const password = newPassword();
  const stored = await hashPassword(password);
  const outcome = await changeAccount(services, {
    name: 'reset-password',
    actor,
    user,
    set: () => ({ password: stored, password_expired: 1 }),
    audit: { action: 'password.reset', object: { type: 'user', id: String(user) } },
    writes: await sessionDeletions(services, user, null),
  });
  return outcome.ok ? { ...outcome, answer: { password } } : outcome;
}
