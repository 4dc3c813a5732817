import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes/index.ts';
import type { RecordRow, TaskRow } from '../../store/rows/work.ts';
import { changeUser } from '../../usecases/organisation/users.ts';
import {
  addPost,
  addRole,
  addUnit,
  addUser,
  answerOf,
  startTestNode,
  system,
  type TestNode,
  type TestUser,
} from '../api/harness.ts';
import {
  type Caller,
  callers,
  expectationOf,
  handlerRights,
  objectPolicies,
} from './expectations.ts';

const recordId = 900_001;
const taskId = 900_002;

let node: TestNode;
const cookies = new Map<Caller, string>();
const users = new Map<Caller, number>();

const record = (unit: number): RecordRow => ({
  id: recordId,
  pack: 'appeal',
  pack_version: 1,
  revision: 1,
  number: '8890-20261123-00001',
  title: '路灯不亮',
  status: 'handling',
  phase: 'handle',
  unit_id: unit,
  area_id: null,
  created_by: null,
  created_at: 1,
  closed_at: null,
  due_at: null,
  supervision: 'none',
  confidential: 0,
  anonymous: 0,
  body: '{}',
});

const task = (unit: number): TaskRow => ({
  id: taskId,
  instance_id: 1,
  part: 0,
  record_id: recordId,
  definition_id: 1,
  element: 'handle',
  state: 'ready',
  revision: 1,
  assignee: null,
  unit_id: unit,
  created_at: 1,
  claimed_at: null,
  ended_at: null,
  due_at: null,
  outcome: null,
  ended_by: null,
  draft: null,
});

async function cookieOf({ login, password }: TestUser): Promise<string> {
  const reply = await fetch(`${node.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return /session=[\w-]+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? '';
}

async function join(caller: Caller, user: TestUser): Promise<void> {
  users.set(caller, user.id);
  cookies.set(caller, await cookieOf(user));
}

beforeAll(async () => {
  const plenty = { perMinute: 1e6, burst: 1e6 };
  const names = new Set(routes.map((route) => route.limit.name));
  const budgets = Object.fromEntries([...names].map((name) => [name, plenty]));
  node = await startTestNode({ config: { budgets } });
  const { services } = node;
  await addRole(services, 'handler', handlerRights, 'unit');
  const unit = await addUnit(services, 'mine');
  const other = await addUnit(services, 'other');
  const roles = [{ role: 'handler', units: [] }];
  const disabled = await addUser(services, { roles });
  await join('disabled', disabled);
  await join('without-rights', await addUser(services));
  const posts = [await addPost(services, other, 'handler')];
  await join('other-unit', await addUser(services, { posts }));
  const ownPosts = [await addPost(services, unit, 'handler')];
  await join('same-unit', await addUser(services, { posts: ownPosts }));
  await join('administrator', node.administrator);
  cookies.set('expired', `session=${'A'.repeat(43)}`);
  const target = { user: disabled.id, revision: 1 };
  answerOf(await changeUser(services, system, target, { disabled: true }));
  await services.store.transaction(async (transaction) => {
    const principal = `unit-role:${unit}:handler`;
    await transaction.apply([
      { op: 'insert', table: 'record', row: record(unit) },
      { op: 'insert', table: 'task', row: task(unit) },
      { op: 'insert', table: 'candidate', row: { principal, task_id: taskId, due_at: 1 } },
    ]);
  });
});
afterAll(() => node.close());

function pathOf({ path }: AnyRoute): string {
  const id = path.startsWith('/cases/') ? recordId : path.startsWith('/tasks/') ? taskId : 1;
  return path.replace(/[:*][A-Za-z]+/g, String(id));
}

/** Calls a route with a body that no route takes: policies decide before it is even read. */
async function call(route: AnyRoute, caller: Caller): Promise<number> {
  const isWrite = route.method !== 'get';
  const reply = await fetch(`${node.url}/api/v1${pathOf(route)}`, {
    method: route.method.toUpperCase(),
    headers: {
      cookie: cookies.get(caller) ?? '',
      ...(isWrite ? { 'Content-Type': 'application/json', 'If-Match': '"1"' } : {}),
    },
    ...(isWrite ? { body: '{"nobody takes this": true}' } : {}),
  });
  await reply.body?.cancel();
  return reply.status;
}

/** Asks the policy itself about the object of the path, as the endpoint does after parsing. */
async function verdict(route: AnyRoute, caller: Caller): Promise<unknown> {
  const principal = node.services.organisation.principal(users.get(caller) ?? 0);
  if (principal === null) return 401;
  const { rights } = route.access;
  if (rights.length > 0 && !rights.some((right) => principal.rights.has(right))) return 403;
  const id = route.path.startsWith('/tasks/') ? taskId : recordId;
  const input = { params: { id: String(id) }, query: {}, body: {} };
  return route.access.allows(principal, input, node.services);
}

const isObjectPolicy = ({ access }: AnyRoute): boolean =>
  objectPolicies.includes(access.name.split(':')[0] ?? '');

describe('the authorization matrix', () => {
  it('has an expectation for the policy of every route', () => {
    const missing = routes.filter(({ access }) => expectationOf(access.name) === null);
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('puts only routes on an object policy whose path names the object', () => {
    for (const { path, access } of routes.filter(isObjectPolicy)) {
      const folder = access.name.startsWith('task') ? '/tasks/:id' : '/cases/:id';
      expect(path.startsWith(folder), path).toBe(true);
    }
  });

  for (const route of routes) {
    const { method, path, access } = route;
    it.each(callers)(`${method} ${path} as %s`, async (caller) => {
      const expected = expectationOf(access.name)?.[caller];
      const status = await call(route, caller);
      if (expected === 401 || expected === 403) expect(status).toBe(expected);
      else expect([401, 403]).not.toContain(status);
    });
  }

  for (const route of routes.filter(isObjectPolicy)) {
    const { method, path, access } = route;
    it.each(callers.slice(3))(`${method} ${path} of a unit's case as %s`, async (caller) => {
      const expected = expectationOf(access.name)?.[caller];
      const said = { allowed: true, 401: 401, 403: 403, 404: 'not-found' }[expected ?? 401];
      expect(await verdict(route, caller)).toBe(said);
      if (expected === 404 && method === 'get') expect(await call(route, caller)).toBe(404);
    });
  }
});

describe('what a list shows', () => {
  it('is no more by filter, search, sort or count than the scope', async () => {
    const list = async (caller: Caller, query: string) => {
      const headers = { cookie: cookies.get(caller) ?? '' };
      const reply = await fetch(`${node.url}/api/v1/cases?${query}`, { headers });
      expect(reply.status).toBe(200);
      return (await reply.json()) as { items: unknown[]; total: number };
    };
    const queries = [
      'limit=10',
      'q=8890-20261123',
      'sort=created',
      'sort=-due',
      'filter[status]=handling',
      `filter[unit]=${node.services.organisation.unitByCode('mine')?.id}`,
    ];
    for (const query of queries) {
      expect(await list('other-unit', query)).toMatchObject({ items: [], total: 0 });
      expect(await list('without-rights', query)).toMatchObject({ items: [], total: 0 });
      expect((await list('administrator', query)).total).toBe(1);
      expect((await list('same-unit', query)).total).toBe(1);
    }
  });
});
