import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes/index.ts';
import { defaults } from '../../config.ts';
import { startTestNode, type TestNode } from '../api/harness.ts';

/** A long campaign raises the number of runs; the seed of a failure is printed by fast-check. */
const runs = Number(process.env.FUZZ_RUNS ?? '12');
const seed = Number(process.env.FUZZ_SEED ?? '20261123');

let node: TestNode;
let cookie = '';

async function signIn(): Promise<void> {
  const { login, password } = node.administrator;
  const reply = await fetch(`${node.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  cookie = /session=[\w-]+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? '';
}

beforeAll(async () => {
  const plenty = { perMinute: 1e6, burst: 1e6 };
  const names = Object.keys(defaults.budgets);
  node = await startTestNode({
    config: { budgets: Object.fromEntries(names.map((name) => [name, plenty])) },
  });
  await signIn();
});
afterAll(() => node.close());

const nasty = fc.constantFrom(
  '',
  '0',
  '-1',
  '1',
  '9007199254740993',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '<script>alert(1)</script>',
  '$' + '{7*7}',
  '张'.repeat(300),
);

const value = fc.oneof(
  nasty,
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer(),
  fc.boolean(),
  fc.string({ maxLength: 30 }),
  fc.array(nasty, { maxLength: 3 }),
);

/** Objects with the names that a schema knows, right or wrong values, and sometimes a stranger. */
function objectFor(schema: z.ZodType): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const known = Object.keys(properties);
  const names = known.length === 0 ? fc.constant('x') : fc.constantFrom(...known);
  const stranger = fc.constantFrom('__proto__', 'admin', 'id');
  const key = fc.oneof({ weight: 9, arbitrary: names }, { weight: 1, arbitrary: stranger });
  return fc.dictionary(key, value, { maxKeys: 6 });
}

interface Request {
  readonly path: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
  readonly match: string;
}

function requestFor(route: AnyRoute): fc.Arbitrary<Request> {
  const names = [...route.path.matchAll(/[:*]([A-Za-z]+)/g)].map(([, name = '']) => name);
  const part = fc.oneof(fc.constant('1'), nasty);
  return fc.record({
    path: fc.record(Object.fromEntries(names.map((name) => [name, part]))),
    query: objectFor(route.query),
    body: objectFor(route.body),
    match: fc.constantFrom('"1"', '"0"', '1', '*', ''),
  });
}

/** Lone surrogates cannot stand in a URL. */
const wellFormed = (given: string): string => Buffer.from(given).toString();

const text = (given: unknown): string =>
  typeof given === 'string' ? given : JSON.stringify(given);

function urlOf({ path }: AnyRoute, { path: parts, query }: Request): string {
  const filled = path.replace(/[:*]([A-Za-z]+)/g, (_hole, name: string) =>
    encodeURIComponent(wellFormed(parts[name] ?? '1') || '1'),
  );
  const pairs = Object.entries(query).map(
    ([name, given]) => `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(text(given)))}`,
  );
  return `${node.url}/api/v1${filled}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

async function send(route: AnyRoute, request: Request): Promise<Response> {
  const isWrite = route.method !== 'get';
  return fetch(urlOf(route, request), {
    method: route.method.toUpperCase(),
    headers: {
      cookie,
      'If-Match': request.match,
      ...(isWrite ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(isWrite ? { body: JSON.stringify(request.body) } : {}),
  });
}

/** No fault of ours, and every refusal is a problem of the closed list. */
async function check(route: AnyRoute, request: Request): Promise<void> {
  const reply = await send(route, request);
  expect(reply.status, urlOf(route, request)).not.toBe(500);
  if (reply.status >= 400) {
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(await reply.json()).toMatchObject({ status: reply.status, code: expect.any(String) });
  } else {
    await reply.body?.cancel();
  }
  if (reply.status === 401) await signIn();
}

/** The stream has no end, and ending the own sessions would only test signing in again. */
const spared = new Set(['get /live', 'delete /sessions/current', 'patch /users/:id']);

describe('whatever is sent', () => {
  const tried = routes.filter(({ method, path }) => !spared.has(`${method} ${path}`));
  it.each(tried.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers with a reply or a problem',
    async (_name, route) => {
      const property = fc.asyncProperty(requestFor(route), (request) => check(route, request));
      await fc.assert(property, { numRuns: runs, seed });
    },
  );
});
