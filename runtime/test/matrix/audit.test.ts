import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes/index.ts';
import { addUser, signedIn, startTestNode, type TestNode } from '../api/harness.ts';

interface Done {
  readonly route: string;
  readonly path?: string;
  readonly body?: object;
  readonly revision?: number;
}

let node: TestNode;
let client: Awaited<ReturnType<typeof signedIn>>;
let other: number;
beforeAll(async () => {
  node = await startTestNode();
  other = (await addUser(node.services)).id;
  client = await signedIn(node.url, node.administrator);
});
afterAll(() => node.close());

const unit = { parent: null, code: 'u1', name: 'U', kind: 'city' };

/** One call of each write of the organisation that goes through, in an order that works. */
const calls: readonly Done[] = [
  { route: 'patch /me', body: { language: 'en' } },
  { route: 'post /units', body: unit },
  { route: 'post /groups', body: { name: 'G' } },
  { route: 'post /users', body: { login: 'audited', name: 'A' } },
  { route: 'patch /users/:id', body: { name: 'B' }, revision: 1 },
  { route: 'post /users/:id/reset-password' },
  { route: 'post /users/:id/reset-second-factor' },
  { route: 'delete /users/:id/sessions' },
  { route: 'post /me/second-factor' },
  { route: 'delete /me/sessions' },
  { route: 'delete /sessions/current' },
];

describe('a write', () => {
  it.each(calls)('$route leaves the audit line that the route names', async (done) => {
    const route = routes.find(({ method, path }) => `${method} ${path}` === done.route);
    if (route === undefined) throw new Error(`Expected a route ${done.route}`);
    const { read } = node.services.store;
    const lines = () =>
      read.all<{ node: number; n: number; action: string; actor_id: number }>(
        'select node, n, action, actor_id from audit',
      );
    const nameOf = (line: { node: number; n: number }) => `${line.node}/${line.n}`;
    const before = new Set((await lines()).map(nameOf));
    const path = `/api/v1${route.path.replace(':id', String(other))}`;
    const reply = await client[route.method](path)
      .set('If-Match', `"${done.revision ?? 0}"`)
      .send(done.body ?? {});
    expect(reply.status).toBeLessThan(300);
    const added = (await lines()).filter((line) => !before.has(nameOf(line)));
    const what = added.map(({ action, actor_id }) => ({ action, actor_id }));
    expect(what).toEqual([{ action: route.audit, actor_id: node.administrator.id }]);
  });
});
