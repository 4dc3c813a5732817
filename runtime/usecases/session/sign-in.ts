import { createHash } from 'node:crypto';
import {
  countTry,
  type ExactLimit,
  limitReads,
  tries,
  uncountTry,
} from '../../auth/exact-limit.ts';
import { networkOf } from '../../auth/network.ts';
import { checkPassword, PasswordsBusy } from '../../auth/password.ts';
import { readFactor, stepOfCode } from '../../auth/second-factor.ts';
import { hashToken, newToken, sessionName } from '../../auth/token.ts';
import type { Actor, AuditLine, Context, Decision, Reads, Refusal } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { userByLogin } from '../../store/queries/session.ts';
import type { UserRow } from '../../store/rows/organisation.ts';
import type { Write } from '../../store/write.ts';
import { decryptFactor } from './factor-cipher.ts';

export interface SignInOrder {
  readonly login: string;
  readonly password: string;
  readonly code: string | null;
  readonly address: string;
}

export type SignedIn =
  | { readonly ok: true; readonly token: string; readonly user: number; readonly expiresAt: number }
  | Refusal;

/** One account and one address, each with a count of its own. */
interface Counted {
  readonly limit: ExactLimit;
  readonly subject: string;
}

function countedOf(services: Services, order: SignInOrder): readonly Counted[] {
  const { failuresMax: max, windowMs } = services.config.signIn;
  return [
    { limit: { name: 'sign-in:account', max, windowMs }, subject: loginDigest(order.login) },
    { limit: { name: 'sign-in:address', max, windowMs }, subject: networkOf(order.address) },
  ];
}

/** What people type as a login may be anything, a password too: only its digest is stored. */
function loginDigest(login: string): string {
  return createHash('sha256').update(login).digest('base64url').slice(0, 22);
}

function readsOf(counted: readonly Counted[], now: number): NonNullable<Reads['rows']> {
  return counted.flatMap(({ limit, subject }) => limitReads(limit, subject, now));
}

const failed: Refusal = {
  ok: false,
  code: 'sign-in-failed',
  detail: 'Expected the login, password and code of an account',
};

/**
 * Counts the try before the password is looked at, so that tries sent at once cannot pass the
 * limit together. It is taken back when it was no failure.
 */
function reserve(context: Context, counted: readonly Counted[], audit: AuditLine): Decision<null> {
  for (const { limit, subject } of counted) {
    const { count, retryAfterMs } = tries(context, limit, subject);
    if (count < limit.max) continue;
    return {
      ok: false,
      code: 'too-many-requests',
      detail: `Expected fewer than ${limit.max} failures within ${limit.windowMs / 60_000} minutes`,
      data: { retryAfter: String(Math.ceil(retryAfterMs / 1000)) },
    };
  }
  const writes = counted.map(({ limit, subject }) => countTry(context, limit, subject));
  return { ok: true, answer: null, writes, audit };
}

type Checked =
  | { readonly ok: true; readonly user: UserRow; readonly step: number | null }
  | { readonly ok: false; readonly code: 'sign-in-failed' | 'second-factor-required' };

/** The slow part, outside of any transaction. */
async function check(services: Services, order: SignInOrder): Promise<Checked> {
  const user = await userByLogin(services.store.read, order.login);
  const right = await checkPassword(order.password, user?.password ?? null);
  if (user === null || !right || user.disabled === 1) return { ok: false, code: 'sign-in-failed' };
  const factor = readFactor(user.totp_secret);
  if (factor.state !== 'active') return { ok: true, user, step: null };
  if (order.code === null) return { ok: false, code: 'second-factor-required' };
  const secret = await decryptFactor(services.keys, factor.cipher);
  const step = await stepOfCode(secret, order.code, services.now());
  return step === null ? { ok: false, code: 'sign-in-failed' } : { ok: true, user, step };
}

/** The mark of a code that was used: each opens one session only. */
function usedStep(user: UserRow, step: number) {
  return { name: 'second-factor', subject: String(user.id), window_start: step * 30_000 };
}

/** Opens a session for an account that was checked, unless it changed meanwhile. */
async function open(
  services: Services,
  { user, step }: Checked & { ok: true },
  counted: readonly Counted[],
  address: string,
): Promise<SignedIn> {
  const now = services.now();
  const token = newToken();
  const tokenHash = hashToken(token);
  const session = sessionName(tokenHash);
  const actor: Actor = { kind: 'user', id: user.id, name: user.name, session, address };
  const mark = step === null ? null : usedStep(user, step);
  const outcome = await services.commit.run<{ expiresAt: number }>({
    name: 'sign-in',
    actor,
    reads: {
      rows: [
        { table: 'user_account', key: { id: user.id } },
        ...readsOf(counted, now),
        ...(mark === null ? [] : [{ table: 'limit_count', key: mark } as const]),
      ],
    },
    decide(context) {
      const current = context.row('user_account', { id: user.id });
      if (current === null || current.revision !== user.revision) return failed;
      if (mark !== null && context.row('limit_count', mark) !== null) return failed;
      const expiresAt = context.now + services.config.session.absoluteMs;
      const writes: Write[] = counted.flatMap(({ limit, subject }) =>
        uncountTry(context, limit, subject),
      );
      if (mark !== null) {
        writes.push({ op: 'insert', table: 'limit_count', row: { ...mark, count: 1 } });
      }
      writes.push({
        op: 'insert',
        table: 'session',
        row: {
          token_hash: tokenHash,
          user_id: user.id,
          created_at: context.now,
          seen_at: context.now,
          expires_at: expiresAt,
          address: address.slice(0, 191),
        },
      });
      const audit = { action: 'session.started', object: { type: 'user', id: String(user.id) } };
      return { ok: true, answer: { expiresAt }, writes, audit };
    },
  });
  if (!outcome.ok) return outcome;
  return { ok: true, token, user: user.id, expiresAt: outcome.answer.expiresAt };
}

async function checkInTurn(services: Services, order: SignInOrder): Promise<Checked | Refusal> {
  try {
    return await check(services, order);
  } catch (error) {
    if (!(error instanceof PasswordsBusy)) throw error;
    return { ok: false, code: 'overloaded', detail: error.message };
  }
}

/**
 * Signs a person in with login, password and, once the account has one, the code of the
 * authenticator. Every failure looks the same; a right password without a code is told to bring
 * one. Failures are counted for the account and for the address, exactly, over all nodes.
 */
export async function signIn(services: Services, order: SignInOrder): Promise<SignedIn> {
  const { address } = order;
  const counted = countedOf(services, order);
  const actor: Actor = { kind: 'citizen', id: null, name: '', session: null, address };
  const object = { type: 'login', id: loginDigest(order.login) };
  const reads = () => ({ rows: readsOf(counted, services.now()) });
  const reserved = await services.commit.run({
    name: 'sign-in-try',
    actor,
    reads: reads(),
    decide: (context) => reserve(context, counted, { action: 'session.tried', object }),
  });
  if (!reserved.ok) return reserved;
  const checked = await checkInTurn(services, order);
  if (checked.ok) return open(services, checked, counted, address);
  const { code } = checked;
  const isFailure = code === 'sign-in-failed';
  const settled = await services.commit.run<null>({
    name: 'sign-in-refused',
    actor,
    reads: reads(),
    decide: (context) => ({
      ok: true,
      answer: null,
      writes: isFailure
        ? []
        : counted.flatMap(({ limit, subject }) => uncountTry(context, limit, subject)),
      audit: { action: 'session.refused', object, result: 'refused', data: { code } },
    }),
  });
  if (!settled.ok) return settled;
  if (code === 'sign-in-failed') return failed;
  return { ok: false, code, detail: 'Expected what the sign-in lacks' };
}
