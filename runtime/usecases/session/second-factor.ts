import type { Id } from '@liandong/engine';
import { newSecondFactor, readFactor, stepOfCode, writeFactor } from '../../auth/second-factor.ts';
import type { Actor, Outcome, Refusal } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { userById } from '../../store/queries/session.ts';
import { changeAccount } from './change-account.ts';
import { sessionDeletions } from './end-sessions.ts';
import { decryptFactor, encryptFactor } from './factor-cipher.ts';

const inUse: Refusal = {
  ok: false,
  code: 'state-conflict',
  detail: 'Expected an account without an authenticator in use',
};

/** Offers an authenticator secret; it counts once `confirmSecondFactor` saw a code of it. */
export async function offerSecondFactor(
  services: Services,
  actor: Actor,
  user: Id,
  login: string,
): Promise<Outcome<{ readonly secret: string; readonly uri: string }>> {
  const offer = newSecondFactor(login);
  const cipher = await encryptFactor(services.keys, offer.secret);
  const outcome = await changeAccount(services, {
    name: 'offer-second-factor',
    actor,
    user,
    set: ({ totp_secret }) =>
      readFactor(totp_secret).state === 'active'
        ? inUse
        : { totp_secret: writeFactor('offered', cipher) },
    audit: { action: 'second-factor.offered', object: { type: 'user', id: String(user) } },
  });
  return outcome.ok ? { ...outcome, answer: offer } : outcome;
}

/** Puts the offered authenticator in use. The person's other sessions end (ASVS 7.4.3). */
export async function confirmSecondFactor(
  services: Services,
  actor: Actor,
  user: Id,
  given: { readonly code: string; readonly session: string | null },
): Promise<Outcome<null>> {
  const account = await userById(services.store.read, user);
  const factor = readFactor(account?.totp_secret ?? null);
  if (account === null || factor.state !== 'offered') return inUse;
  const secret = await decryptFactor(services.keys, factor.cipher);
  const step = await stepOfCode(secret, given.code, services.now());
  if (step === null) {
    const message = '验证码不正确 / The code is not right';
    const errors = [{ path: 'code', code: 'wrong-code', message }];
    return { ok: false, code: 'invalid-field', detail: 'Expected the present code', errors };
  }
  return changeAccount(services, {
    name: 'confirm-second-factor',
    actor,
    user,
    set: ({ totp_secret }) =>
      totp_secret === account.totp_secret
        ? { totp_secret: writeFactor('active', factor.cipher) }
        : inUse,
    audit: { action: 'second-factor.confirmed', object: { type: 'user', id: String(user) } },
    writes: await sessionDeletions(services, user, given.session),
  });
}

/** An administrator takes a lost authenticator away; the person's sessions end. */
export async function resetSecondFactor(
  services: Services,
  actor: Actor,
  user: Id,
): Promise<Outcome<null>> {
  return changeAccount(services, {
    name: 'reset-second-factor',
    actor,
    user,
    set: () => ({ totp_secret: null }),
    audit: { action: 'second-factor.reset', object: { type: 'user', id: String(user) } },
    writes: await sessionDeletions(services, user, null),
  });
}
