import { join } from 'node:path';
import type { Principal } from '../../auth/principal.ts';
import { defaults } from '../../config.ts';
import { readPackFolder } from '../../packs/content.ts';
import type { Services } from '../../services.ts';
import type { Asking } from '../../usecases/asking.ts';
import { addRoles } from '../../usecases/organisation/roles.ts';
import {
  addPost,
  addUnit,
  addUser,
  answerOf,
  browser,
  signedIn,
  startTestNode,
  system,
  type TestNode,
  type TestNodeOptions,
  type TestUser,
} from '../api/harness.ts';
import { templates } from '../packs/packs.ts';

/** Monday, 2026-03-02 09:00 in the city. */
export const monday = Date.UTC(2026, 2, 2, 1, 0, 0);

/** Publishes the appeal pack and adds the roles that it needs. */
async function installPack(services: Services): Promise<void> {
  const content = await readPackFolder(join(templates, 'appeal'));
  const order = { pack: 'appeal', note: 'first', actor: system, content };
  answerOf(await services.packs.publishContent(order));
  const pack = await services.packs.current('appeal');
  answerOf(await addRoles(services, system, pack?.roles ?? []));
}

/** A user on a post of their own; `head` makes the post the head of the unit. */
async function worker(
  services: Services,
  unit: number,
  role: string,
  head = false,
): Promise<TestUser> {
  return addUser(services, { posts: [await addPost(services, unit, role, { head })] });
}

/** A node with the appeal pack, a centre, a town, two departments and one person a role. */
export async function startCity(options: TestNodeOptions = {}) {
  const clock = { time: monday, now: () => clock.time };
  // Tests move the clock by days; nobody is signed out by that, and nobody is told to slow down.
  const year = 365 * 24 * 3_600_000;
  const session = { idleMs: year, absoluteMs: year };
  const generous = { perMinute: 1_000_000, burst: 1_000_000 };
  const budgets = Object.fromEntries(Object.keys(defaults.budgets).map((name) => [name, generous]));
  const config = { session, budgets, ...options.config };
  const node: TestNode = await startTestNode({ clock, ...options, config });
  const { services } = node;
  await installPack(services);
  const centre = await addUnit(services, 'C01', { kind: 'city' });
  const town = await addUnit(services, '210882003', { parent: centre, kind: 'town' });
  const first = await addUnit(services, 'D02', { parent: centre });
  const second = await addUnit(services, 'D0101', { parent: centre });
  const people = {
    callClerk: await worker(services, centre, 'call-clerk'),
    dispatcher: await worker(services, centre, 'dispatcher'),
    townDispatcher: await worker(services, town, 'town-dispatcher'),
    reviewer: await worker(services, centre, 'return-reviewer'),
    callbackClerk: await worker(services, centre, 'callback-clerk'),
    officer: await worker(services, centre, 'supervision-officer'),
    firstClerk: await worker(services, first, 'unit-clerk'),
    secondClerk: await worker(services, second, 'unit-clerk'),
    handler: await worker(services, second, 'handler'),
    head: await worker(services, second, 'unit-head', true),
  };
  type Name = keyof typeof people;
  const clients = new Map<Name, ReturnType<typeof signedIn>>();
  return {
    ...node,
    clock,
    units: { centre, town, first, second },
    people,
    /** The signed-in browser of a person. */
    as(name: Name) {
      const client = clients.get(name) ?? signedIn(node.url, people[name]);
      clients.set(name, client);
      return client;
    },
  };
}

export type City = Awaited<ReturnType<typeof startCity>>;
export type PersonName = keyof City['people'];

export const aReport = {
  category: '0101',
  town: '210882003',
  place: '金桥小区3号楼2单元501',
  description: '家中室温只有14度，供热公司一直没有上门。',
  phone: '13900000000',
  name: '王小明',
  anonymous: false,
  confidential: false,
  files: [],
};

/** One person's part of a case. */
export interface Step {
  readonly element: string;
  readonly outcome: string | null;
  readonly fields?: object;
  readonly opinion?: string;
}

/** What a person does with the one task of a case that waits at this step. */
export async function work(city: City, name: PersonName, caseId: string, step: Step) {
  const client = await city.as(name);
  const shown = await client.get(`/api/v1/cases/${caseId}`).expect(200);
  const task = shown.body.tasks.find((each: { element: string }) => each.element === step.element);
  if (!task) throw new Error(`Expected ${step.element} but ${JSON.stringify(shown.body.tasks)}`);
  if (task.claimable) await client.post(`/api/v1/tasks/${task.id}/claim`).expect(200);
  const { outcome, fields = {}, opinion } = step;
  return client
    .post(`/api/v1/tasks/${task.id}/complete`)
    .send({ outcome, fields, ...(opinion === undefined ? {} : { opinion }) });
}

/** The id of a case by its number. */
export async function caseIdOf(city: City, number: string): Promise<string> {
  const client = await city.as('dispatcher');
  const page = await client.get('/api/v1/cases').query({ q: number }).expect(200);
  return page.body.items[0].id;
}

/** A person asking for use cases directly, without HTTP. */
export function askingOf(services: Services, user: number): Asking {
  const principal = services.organisation.principal(user);
  if (!principal) throw new Error(`Expected a user ${user}`);
  return { services, principal, idempotency: null, language: 'zh' };
}

/** A citizen asking for use cases directly. */
export function citizenAsking(services: Services, address = '10.0.0.1'): Asking {
  const actor = { kind: 'citizen', id: null, name: '', session: null, address } as const;
  const principal: Principal = {
    kind: 'citizen',
    id: null,
    login: '',
    name: '',
    language: 'zh',
    roles: [],
    rights: new Set(),
    scope: { kind: 'own' },
    posts: [],
    candidateKeys: [],
    actor,
    idempotencyScope: 'test',
  };
  return { services, principal, idempotency: null, language: 'zh' };
}

/** Reports an appeal; answers its number, private token and id. */
export async function report(city: City, more: object = {}) {
  const sent = { ...aReport, ...more };
  const reply = await browser(city.url).post('/api/v1/citizen/reports').send(sent).expect(201);
  const { number, token } = reply.body as { number: string; token: string };
  return { number, token, id: await caseIdOf(city, number) };
}

const dispatch = { priority: 'ordinary', limit: '5wd', unit: 'D0101' };

async function play(city: City, id: string, steps: readonly [PersonName, Step][]): Promise<void> {
  for (const [name, step] of steps) {
    const reply = await work(city, name, id, step);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  }
}

/** Brings a reported case to where a dispatcher holds it. */
export function toDispatch(city: City, id: string): Promise<void> {
  return play(city, id, [
    ['callClerk', { element: 'intake', outcome: 'accept', fields: { channel: 'web' } }],
    ['dispatcher', { element: 'claim', outcome: 'claim' }],
  ]);
}

/** Everybody's part up to the handling of an appeal, which its handler has claimed. */
export async function toHandling(city: City, id: string): Promise<void> {
  await toDispatch(city, id);
  await play(city, id, [
    ['dispatcher', { element: 'dispatch', outcome: 'dispatch', fields: dispatch }],
    ['secondClerk', { element: 'accept-order', outcome: 'accept' }],
  ]);
  const handler = await city.as('handler');
  const shown = await handler.get(`/api/v1/cases/${id}`).expect(200);
  await handler.post(`/api/v1/tasks/${shown.body.tasks[0].id}/claim`).expect(200);
}

/** A new case that its handler has claimed, with the instance of its process. */
export async function handledCase(city: City): Promise<{ id: string; instance: string }> {
  const { id } = await report(city);
  await toHandling(city, id);
  const [row] = await city.services.store.read.all<{ id: number }>(
    'select id from instance where record_id = ?',
    [Number(id)],
  );
  return { id, instance: String(row?.id) };
}

/** The task of a case that waits at a step, as a person sees it. */
export async function taskAt(city: City, name: PersonName, caseId: string, element: string) {
  const client = await city.as(name);
  const shown = await client.get(`/api/v1/cases/${caseId}`).expect(200);
  const task = shown.body.tasks.find((each: { element: string }) => each.element === element);
  return { client, id: task.id as string, path: `/api/v1/tasks/${task.id}` };
}
