import type { Id } from '@liandong/engine';
import { hashPassword, newPassword } from '../../auth/password.ts';
import type { Actor, Command, Outcome, Refusal } from '../../commit/command.ts';
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
async function withPlaces<Answer>(
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

function createCommand(
  actor: Actor,
  user: NewUser & { readonly stored: string | null },
  places: Places,
): Command<{ readonly id: Id }> {
  return {
    name: 'create-user',
    actor,
    reads: { rows: placesReads(places) },
    decide(context) {
      const taken = takePlaces(context, places);
      if (!taken.ok) return taken;
      const id = context.nextId();
      const { login, name, language, stored, posts, roles, groups } = user;
      const row: UserRow = {
        id,
        login,
        name,
        password: stored,
        totp_secret: null,
        password_expired: 0,
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
          ...postWrites(id, [], posts),
          ...roleWrites(id, [], roles),
          ...groupWrites(id, [], groups),
          ...taken.writes,
        ],
        audit: {
          action: 'user.created',
          object: { type: 'user', id: String(id) },
          data: { posts, roles, groups },
        },
        changes: [{ topic: 'organisation', subject: `user:${id}` }],
      };
    },
  };
}

const loginTaken: Refusal = {
  ok: false,
  code: 'login-taken',
  detail: 'Expected a login that nobody has',
  errors: [{ path: 'login', code: 'taken', message: 'Expected a login that nobody has' }],
};

/**
 * Adds a user with posts, roles and groups. The random password is in the answer and nowhere
 * else. Refused with `quota-reached` when a unit or post has no place left, `login-taken` when
 * somebody else has the login.
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
  // A repeated request finds its own user: only the commit can tell it from a taken login.
  if (idempotency === undefined && services.organisation.personByLogin(user.login) !== null) {
    return loginTaken;
  }
  const password = user.canSignIn ? newPassword() : null;
  const stored = password === null ? null : await hashPassword(password);
  const { posts } = user;
  const outcome = await withPlaces(services, { posts, user: 0 }, (places) => ({
    ...createCommand(actor, { ...user, stored }, places),
    ...(idempotency === undefined ? {} : { idempotency }),
  }));
  // The unique login is the only thing that a new user can collide with.
  if (!outcome.ok) return outcome.code === 'state-conflict' ? loginTaken : outcome;
  await services.organisation.refresh();
  const answer = { id: outcome.answer.id, password: outcome.repeated ? null : password };
  return { ...outcome, answer };
}

export interface UserChange extends Partial<Membership> {
  readonly name?: string;
  readonly disabled?: boolean;
}

interface ChangeOrder {
  readonly target: { readonly user: Id; readonly revision: number };
  readonly change: UserChange;
  readonly now: Membership;
  readonly wanted: Membership;
  /** Sessions to end. */
  readonly deletions: readonly Write[];
}

/** The writes of a change, decided on the locked row. */
function changeWrites(row: UserRow, order: ChangeOrder): readonly Write[] {
  const { target, change, now, wanted } = order;
  const { user } = target;
  const set: Partial<UserRow> = {
    revision: row.revision + 1,
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.disabled === undefined ? {} : { disabled: change.disabled ? 1 : 0 }),
  };
  const expect = { revision: row.revision };
  return [
    { op: 'update', table: 'user_account', key: { id: user }, set, expect },
    ...postWrites(user, now.posts, wanted.posts),
    ...roleWrites(user, now.roles, wanted.roles),
    ...groupWrites(user, now.groups, wanted.groups),
    ...order.deletions,
  ];
}

function changeCommand(
  actor: Actor,
  order: ChangeOrder,
  places: Places,
): Command<{ readonly revision: number }> {
  const { target, change, wanted } = order;
  const { user, revision } = target;
  return {
    name: 'change-user',
    actor,
    reads: { rows: [{ table: 'user_account', key: { id: user } }, ...placesReads(places)] },
    decide(context) {
      const row = context.row('user_account', { id: user });
      if (row?.revision !== revision) {
        return { ok: false, code: 'revision-conflict', detail: 'Expected the present revision' };
      }
      const taken = takePlaces(context, places);
      if (!taken.ok) return taken;
      return {
        ok: true,
        answer: { revision: revision + 1 },
        writes: [...changeWrites(row, order), ...taken.writes],
        audit: {
          action: change.disabled === true ? 'user.disabled' : 'user.changed',
          object: { type: 'user', id: String(user) },
          data: { fields: Object.keys(change), posts: wanted.posts, roles: wanted.roles },
        },
        changes: [{ topic: 'organisation', subject: `user:${user}` }, sessionChange(user)],
      };
    },
  };
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
  if (change.disabled === true && actor.id === target.user) {
    // Else the last administrator could lock everybody out with one click.
    return { ok: false, code: 'own-account', detail: 'Expected another user than the actor' };
  }
  const person = organisation.person(target.user);
  if (person === null) return { ok: false, code: 'not-found', detail: 'Expected a user' };
  if (person.revision !== target.revision) {
    return { ok: false, code: 'revision-conflict', detail: 'Expected the present revision' };
  }
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
  const posts = wanted.posts.filter((post) => !now.posts.includes(post));
  const order: ChangeOrder = { target, change, now, wanted, deletions };
  const outcome = await withPlaces(services, { posts, user: target.user }, (places) =>
    changeCommand(actor, order, places),
  );
  services.sessions.forget(target.user);
  if (outcome.ok) await organisation.refresh();
  return outcome;
}
