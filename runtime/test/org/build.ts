import type { Right } from '../../auth/principal.ts';
import type { ScopeKind } from '../../org/model.ts';
import { type Organisation, openOrganisation } from '../../org/organisation.ts';
import { createStore } from '../../store/open.ts';
import type { Write } from '../../store/write.ts';

interface UnitPlan {
  readonly id: number;
  readonly code: string;
  readonly parent?: number;
  readonly path: string;
}

interface PostPlan {
  readonly id: number;
  readonly unit: number;
  readonly role: string;
  readonly head?: boolean;
}

interface UserPlan {
  readonly id: number;
  readonly login: string;
  readonly posts?: readonly number[];
  readonly roles?: readonly { readonly role: string; readonly units?: readonly number[] }[];
  readonly groups?: readonly number[];
  readonly disabled?: boolean;
}

export interface OrganisationPlan {
  readonly roles?: { readonly [id: string]: readonly [scope: ScopeKind, ...rights: Right[]] };
  readonly units?: readonly UnitPlan[];
  readonly posts?: readonly PostPlan[];
  readonly users?: readonly UserPlan[];
  readonly groups?: { readonly [id: number]: string };
}

function writesOf(plan: OrganisationPlan): Write[] {
  const writes: Write[] = [];
  for (const [id, [scope, ...rights]] of Object.entries(plan.roles ?? {})) {
    const row = { id, name_zh: id, name_en: id, rights: JSON.stringify(rights), scope };
    writes.push({ op: 'insert', table: 'role', row });
  }
  for (const { id, code, parent = null, path } of plan.units ?? []) {
    const rest = { name: code, kind: 'department', quota: null, pilot: 0, revision: 1 };
    writes.push({
      op: 'insert',
      table: 'unit',
      row: { id, code, parent_id: parent, path, ...rest },
    });
  }
  for (const { id, unit, role, head = false } of plan.posts ?? []) {
    const row = { id, unit_id: unit, name: role, role, quota: null, head: head ? 1 : 0 };
    writes.push({ op: 'insert', table: 'post', row });
  }
  for (const [id, name] of Object.entries(plan.groups ?? {})) {
    writes.push({ op: 'insert', table: 'user_group', row: { id: Number(id), name } });
  }
  for (const { id, login, posts = [], roles = [], groups = [], disabled = false } of plan.users ??
    []) {
    const row = {
      id,
      login,
      name: login,
      password: null,
      totp_secret: null,
      password_expired: 0,
      disabled: disabled ? 1 : 0,
      language: 'zh',
      created_at: 1,
      revision: 1,
    };
    writes.push({ op: 'insert', table: 'user_account', row });
    for (const post of posts) {
      writes.push({ op: 'insert', table: 'user_post', row: { user_id: id, post_id: post } });
    }
    for (const { role, units } of roles) {
      const text = units === undefined ? null : JSON.stringify(units);
      writes.push({ op: 'insert', table: 'user_role', row: { user_id: id, role, units: text } });
    }
    for (const group of groups) {
      writes.push({ op: 'insert', table: 'group_user', row: { group_id: group, user_id: id } });
    }
  }
  return writes;
}

/** An organisation read from a database of its own, in memory. */
export async function organisationOf(plan: OrganisationPlan): Promise<Organisation> {
  const store = await createStore({ kind: 'memory' });
  await store.transaction(async (transaction) => {
    await transaction.apply(writesOf(plan));
  });
  const organisation = await openOrganisation(store.read);
  await store.close();
  return organisation;
}
