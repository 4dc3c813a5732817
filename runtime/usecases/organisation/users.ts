import type { Id } from '@liandong/engine';
import { hashPassword, newPassword } from '../../auth/password.ts';
import type { Actor, Command, Outcome } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import type { UserRow } from '../../store/rows/organisation.ts';
import type { Write } from '../../store/write.ts';
import { sessionChange, sessionDeletions } from '../session/end-sessions.ts';
import {
  groupWrites,
  type Membership,
  membershipErrors,
  postWrites,
  roleWrites,
} from './membership.ts';
import { type Places, placesFor, placesReads, takePlaces } from './quota.ts';

export interface NewUser extends Membership {
  readonly login: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  /** False for people who only stand in histories or get a password later. */
  readonly canSignIn: boolean;
}

export interface CreatedUser {
  readonly id: Id;
  /** Told once, never stored; null when the account cannot sign in or was made before. */
  readonly password: string | null;
}

type Idempotency = NonNullable<Command<unknown>['idempotency']>;

const attemptsMax = 5;

/**
 * Counts the places first and decides on units that did not change since; tries again when they
 * did. Any number of nodes may add people at the same time.
 */
export async function withPlaces<Answer>(
  services: Services,
  order: { readonly posts: readonly Id[]; readonly user: Id },
  command: (places: Places) => Command<Answer>,
): Promise<Outcome<Answer>> {
  for (let attempt = 1; ; attempt += 1) {
    const places = await placesFor(services, order.posts, order.user);
    const outcome = await services.commit.run(command(places));
    const again = !outcome.ok && outcome.code === 'revision-conflict' && outcome.data?.unit;
    if (!again || attempt >= attemptsMax) return outcome;
  }
}

/**
 * Adds a user with posts, roles and groups. The random password is in the answer and nowhere
 * else. Refused with `quota-reached` when a unit or post has no place left, `state-conflict`
 * when the login is taken.
 */
export async function createUser(
  services: Services,
  actor: Actor,
  user: NewUser,
  idempotency?: Idempotency,
): Promise<Outcome<CreatedUser>> {
  const errors = membershipErrors(services.organisation, user);
  if (errors.length > 0) {
    return { ok: false, code: 'invalid-field', detail: 'Expected what exists', errors };
  }
  if (idempotency === undefined && services.organisation.personByLogin(user.login) !== null) {
    return { ok: false, code: 'state-conflict', detail: 'Expected a login that nobody has' };
  }
  const password = user.canSignIn ? newPassword() : null;
  const stored = password === null ? null : await hashPassword(password);
  const outcome = await withPlaces<{ id: Id }>(
    services,
    { posts: user.posts, user: 0 },
    (places) => ({
      name: 'create-user',
      actor,
      reads: { rows: placesReads(places) },
      ...(idempotency === undefined ? {} : { idempotency }),
      decide(context) {
        const taken = takePlaces(context, places);
        if (!taken.ok) return taken;
        const id = context.nextId();
        const { login, name, language } = user;
        const row: UserRow = {
          id,
          login,
          name,
          password: stored,
          totp_secret: null,
          disabled: 0,
          language,
          created_at: context.now,
          revision: 1,
        };
        return {
          ok: true,
          answer: { id },
          writes: [
            { op: 'insert', table: 'user_account', row },
            ...postWrites(id, [], user.posts),
            ...roleWrites(id, [], user.roles),
            ...groupWrites(id, [], user.groups),
            ...taken.writes,
          ],
          audit: {
            action: 'user.created',
            object: { type: 'user', id: String(id) },
            data: { posts: user.posts, roles: user.roles, groups: user.groups },
          },
          changes: [{ topic: 'organisation', subject: `user:${id}` }],
        };
      },
    }),
  );
  if (!outcome.ok) return outcome;
  await services.organisation.refresh();
  const answer = { id: outcome.answer.id, password: outcome.repeated ? null : password };
  return { ...outcome, answer };
}

export interface UserChange extends Partial<Membership> {
  readonly name?: string;
  readonly disabled?: boolean;
}

/**
 * Changes a user whose revision is `revision`. Disabling ends the sessions; whoever loses a post
 * or role loses its rights with the next request.
 */
export async function changeUser(
  services: Services,
  actor: Actor,
  target: { readonly user: Id; readonly revision: number },
  change: UserChange,
): Promise<Outcome<{ readonly revision: number }>> {
  const { organisation } = services;
  const person = organisation.person(target.user);
  if (person === null) return { ok: false, code: 'not-found', detail: 'Expected a user' };
  const now: Membership = {
    posts: person.posts.map((post) => post.id),
    roles: person.roles,
    groups: person.groups,
  };
  const wanted: Membership = {
    posts: change.posts ?? now.posts,
    roles: change.roles ?? now.roles,
    groups: change.groups ?? now.groups,
  };
  const errors = membershipErrors(organisation, wanted);
  if (errors.length > 0) {
    return { ok: false, code: 'invalid-field', detail: 'Expected what exists', errors };
  }
  const deletions: readonly Write[] =
    change.disabled === true ? await sessionDeletions(services, target.user, null) : [];
  const added = wanted.posts.filter((post) => !now.posts.includes(post));
  const outcome = await withPlaces(
    services,
    { posts: added, user: target.user },
    (places): Command<{ revision: number }> => ({
      name: 'change-user',
      actor,
      reads: {
        rows: [{ table: 'user_account', key: { id: target.user } }, ...placesReads(places)],
      },
      decide(context) {
        const row = context.row('user_account', { id: target.user });
        if (row?.revision !== target.revision || person.revision !== target.revision) {
          return { ok: false, code: 'revision-conflict', detail: 'Expected the present revision' };
        }
        const taken = takePlaces(context, places);
        if (!taken.ok) return taken;
        const set: Partial<UserRow> = {
          revision: row.revision + 1,
          ...(change.name === undefined ? {} : { name: change.name }),
          ...(change.disabled === undefined ? {} : { disabled: change.disabled ? 1 : 0 }),
        };
        const key = { id: target.user };
        return {
          ok: true,
          answer: { revision: row.revision + 1 },
          writes: [
            { op: 'update', table: 'user_account', key, set, expect: { revision: row.revision } },
            ...postWrites(target.user, now.posts, wanted.posts),
            ...roleWrites(target.user, now.roles, wanted.roles),
            ...groupWrites(target.user, now.groups, wanted.groups),
            ...taken.writes,
            ...deletions,
          ],
          audit: {
            action: change.disabled === true ? 'user.disabled' : 'user.changed',
            object: { type: 'user', id: String(target.user) },
            data: { fields: Object.keys(change), posts: wanted.posts, roles: wanted.roles },
          },
          changes: [
            { topic: 'organisation', subject: `user:${target.user}` },
            sessionChange(target.user),
          ],
        };
      },
    }),
  );
  services.sessions.forget(target.user);
  if (outcome.ok) await organisation.refresh();
  return outcome;
}
