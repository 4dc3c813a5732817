import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes/index.ts';
import { defaults } from '../../config.ts';
import { startTestNode, type TestNode } from '../api/harness.ts';

const clock = { time: Date.UTC(2026, 10, 23), now: () => clock.time };
const budget = { perMinute: 2, burst: 2 };

let node: TestNode;
let cookie: string;
beforeAll(async () => {
  const names = Object.keys(defaults.budgets);
  const budgets = Object.fromEntries(names.map((name) => [name, budget]));
  node = await startTestNode({ clock, config: { budgets } });
  const { login, password } = node.administrator;
  const reply = await fetch(`${node.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  cookie = /session=[\w-]+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? '';
});
afterAll(() => node.close());

/** Calls with a body that no route takes, so that nothing happens but the counting. */
async function call({ method, path }: AnyRoute): Promise<number> {
  const reply = await fetch(`${node.url}/api/v1${path.replace(/[:*][A-Za-z]+/g, '1')}`, {
    method: method.toUpperCase(),
    headers: { cookie, 'Content-Type': 'application/json', 'If-Match': '"1"' },
    ...(method === 'get' ? {} : { body: '{"nobody takes this": true}' }),
  });
  await reply.body?.cancel();
  return reply.status;
}

describe('the rate limit of every route', () => {
  it('has figures in the configuration', () => {
    for (const { limit, path } of routes) expect(defaults.budgets, path).toHaveProperty(limit.name);
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s lets exactly its burst through',
    async (_name, route) => {
      clock.time += 60_000;
      const statuses = [await call(route), await call(route), await call(route)];
      expect(statuses.map((status) => status === 429)).toEqual([false, false, true]);
    },
  );
});
