import type { Id } from '@liandong/engine';
import { hashPassword, newPassword } from '../auth/password.ts';
import type { Context, Decision } from '../commit/command.ts';
import type { RoleSeed } from '../packs/schemas/roles.ts';
import type { Credential } from '../program.ts';
import type { Services } from '../services.ts';
import type { Write } from '../store/write.ts';
import type { OrganisationSeed } from './organisation-seed.ts';
import type { PlannedUser } from './people.ts';
import { platform } from './platform.ts';

/** What the first start puts into an empty organisation. */
export interface OrganisationPlan {
  /** Roles that posts are made for. */
  readonly roles: readonly RoleSeed[];
  readonly units: OrganisationSeed['units'];
  readonly users: readonly PlannedUser[];
}

interface Secret extends Credential {
  readonly hash: string;
}

/**
 * Writes units, posts and users in one commit; their roles came with the packs. Told users get a
 * random password, which is
 * in the answer and nowhere else; the others cannot sign in until an administrator gives one.
 */
export async function seedOrganisation(
  services: Pick<Services, 'commit' | 'organisation'>,
  plan: OrganisationPlan,
): Promise<readonly Credential[]> {
  const told = plan.users.filter((user) => user.told);
  const secrets = await Promise.all(told.map(secretOf));
  const outcome = await services.commit.run<null>({
    name: 'seed-organisation',
    actor: platform,
    reads: {},
    decide: (context) => decide(context, plan, secrets),
  });
  if (!outcome.ok) throw new Error(`Expected the organisation to be stored: ${outcome.detail}`);
  await services.organisation.refresh();
  return secrets.map(({ login, password, role }) => ({ login, password, role }));
}

async function secretOf({ login, role }: PlannedUser): Promise<Secret> {
  const password = newPassword();
  return { login, role, password, hash: await hashPassword(password) };
}

function decide(
  context: Context,
  plan: OrganisationPlan,
  secrets: readonly Secret[],
): Decision<null> {
  const unitIds = new Map<string, Id>();
  const writes: Write[] = [
    ...unitWrites(context, plan, unitIds),
    ...userWrites(context, plan, unitIds, secrets),
  ];
  return {
    ok: true,
    answer: null,
    writes,
    changes: [{ topic: 'organisation', subject: 'all' }],
    audit: {
      action: 'organisation.seeded',
      object: { type: 'organisation', id: 'all' },
      data: { units: plan.units.length, users: plan.users.length },
    },
  };
}

function unitWrites(context: Context, plan: OrganisationPlan, ids: Map<string, Id>): Write[] {
  const paths = new Map<string, string>();
  return plan.units.map(({ code, name, kind, parent, quota, pilot }): Write => {
    const id = context.nextId();
    const path = `${parent === null ? '/' : (paths.get(parent) ?? '/')}${id}/`;
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    ids.set(code, id);
    paths.set(code, path);
    const row = {
      id,
      parent_id: parentId,
      code,
      name,
      kind,
      path,
      quota,
      pilot: pilot ? 1 : 0,
      revision: 1,
    };
    return { op: 'insert', table: 'unit', row };
  });
}

function userWrites(
  context: Context,
  plan: OrganisationPlan,
  units: ReadonlyMap<string, Id>,
  secrets: readonly Secret[],
): Write[] {
  const roles = new Map(plan.roles.map((role) => [role.id, role]));
  const hashes = new Map(secrets.map(({ login, hash }) => [login, hash]));
  const posts = new Map<string, Id>();
  return plan.users.flatMap((user): Write[] => {
    const id = context.nextId();
    const writes: Write[] = [userWrite(id, user, hashes.get(user.login) ?? null, context.now)];
    const unit = user.unit === null ? undefined : units.get(user.unit);
    const role = roles.get(user.role);
    if (unit === undefined || !role) {
      const row = { user_id: id, role: user.role, units: null };
      return [...writes, { op: 'insert', table: 'user_role', row }];
    }
    const key = `${unit} ${role.id}`;
    const known = posts.get(key);
    const post = known ?? context.nextId();
    posts.set(key, post);
    if (known === undefined) writes.push(postWrite(post, unit, role));
    writes.push({ op: 'insert', table: 'user_post', row: { user_id: id, post_id: post } });
    return writes;
  });
}

function userWrite(id: Id, user: PlannedUser, password: string | null, now: number): Write {
  const row = {
    id,
    login: user.login,
    name: user.name,
    password,
    totp_secret: null,
    password_expired: 0,
    disabled: 0,
    language: 'zh',
    created_at: now,
    revision: 1,
  };
  return { op: 'insert', table: 'user_account', row };
}

function postWrite(id: Id, unit: Id, role: RoleSeed): Write {
  const row = {
    id,
    unit_id: unit,
    name: role.name.zh,
    role: role.id,
    quota: null,
    head: role.head ? 1 : 0,
  };
  return { op: 'insert', table: 'post', row };
}
