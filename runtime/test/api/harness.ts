import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { agent } from 'supertest';
import { type Right, rights } from '../../auth/principal.ts';
import type { Actor } from '../../commit/command.ts';
import { type Config, defaults } from '../../config.ts';
import type { Clock } from '../../executor/clock.ts';
import { type Log, openLog } from '../../log.ts';
import { startNode } from '../../node.ts';
import type { ScopeKind } from '../../org/model.ts';
import { adminRole } from '../../org/organisation.ts';
import type { Services } from '../../services.ts';
import { createDatabase } from '../../store/mysql/migration-lock.ts';
import { createPost } from '../../usecases/organisation/posts.ts';
import { addRoles } from '../../usecases/organisation/roles.ts';
import { createUnit } from '../../usecases/organisation/units.ts';
import { createUser, type NewUser } from '../../usecases/organisation/users.ts';

export const system: Actor = { kind: 'system', id: null, name: '', session: null, address: null };

/** The value of an outcome that a test needs. */
export function answerOf<T>(
  outcome:
    | { readonly ok: true; readonly answer: T }
    | { readonly ok: false; readonly code: string },
): T {
  if (!outcome.ok) throw new Error(`Expected an answer but got ${outcome.code}`);
  return outcome.answer;
}

export interface TestUser {
  readonly id: number;
  readonly login: string;
  readonly password: string;
}

let serial = 0;

/** Adds a user who can sign in. */
export async function addUser(
  services: Services,
  user: Partial<NewUser> & { readonly login?: string } = {},
): Promise<TestUser> {
  serial += 1;
  const login = user.login ?? `user-${serial}`;
  const whole: NewUser = {
    name: `用户${serial}`,
    language: 'zh',
    canSignIn: true,
    posts: [],
    roles: [],
    groups: [],
    ...user,
    login,
  };
  const { id, password } = answerOf(await createUser(services, system, whole));
  return { id, login, password: password ?? '' };
}

export function addRole(
  services: Services,
  id: string,
  rights: readonly Right[],
  scope: ScopeKind = 'own',
) {
  return addRoles(services, system, [{ id, name: { zh: id, en: id }, rights, scope }]);
}

export async function addUnit(
  services: Services,
  code: string,
  more: { parent?: number | null; quota?: number | null; kind?: string } = {},
): Promise<number> {
  const { parent = null, quota = null, kind = 'department' } = more;
  const unit = { parent, code, name: `单位${code}`, kind, quota, pilot: false };
  return answerOf(await createUnit(services, system, unit)).id;
}

export async function addPost(
  services: Services,
  unit: number,
  role: string,
  more: { head?: boolean; quota?: number | null } = {},
): Promise<number> {
  const { head = false, quota = null } = more;
  const post = { unit, name: `${role}岗`, role, quota, head };
  return answerOf(await createPost(services, system, post)).id;
}

export interface TestNodeOptions {
  readonly config?: Partial<Config>;
  readonly clock?: Clock;
  readonly log?: Log;
}

interface TestDatabase {
  /** null is SQLite in the node's folder. */
  readonly url: string | null;
  drop(): Promise<void>;
}

/**
 * SQLite, or with `TEST_API_STORE=mysql` a new database on the server of `TEST_MYSQL_URL`: the
 * same tests run on both.
 */
async function testDatabase(): Promise<TestDatabase> {
  if (process.env.TEST_API_STORE !== 'mysql') return { url: null, drop: async () => {} };
  return mysqlDatabase();
}

/** A new database on the server of `TEST_MYSQL_URL`. */
export async function mysqlDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_MYSQL_URL;
  if (server === undefined) throw new Error('Expected TEST_MYSQL_URL to name a server');
  const url = new URL(server);
  const name = `api_${randomBytes(6).toString('hex')}`;
  url.pathname = `/${name}`;
  await createDatabase(url.toString());
  return {
    url: url.toString(),
    async drop() {
      const connection = await createConnection(server);
      for (const each of [name, `${name}_keys`]) {
        await connection.query(`DROP DATABASE IF EXISTS ${each}`);
      }
      await connection.end();
    },
  };
}

/** A real node on a port of its own, in a folder of its own, with one administrator. */
export async function startTestNode(options: TestNodeOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-api-'));
  const database = await testDatabase();
  const config: Config = {
    ...defaults,
    port: 0,
    dataDir,
    databaseUrl: database.url,
    logLevel: 'silent',
    diskFreeBytesMin: 0,
    ...options.config,
  };
  const node = await startNode(config, {
    log: options.log ?? openLog(config),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    async firstStart(services) {
      answerOf(await addRole(services, adminRole, rights, 'all'));
    },
  });
  const roles = [{ role: 'admin', units: [] }];
  const administrator = await addUser(node.services, { login: `admin`, roles });
  return {
    ...node,
    config,
    administrator,
    /** Another node on the same data, after `stop`. */
    async restart() {
      return startNode(config, { log: openLog(config) });
    },
    async close() {
      await node.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestNode = Awaited<ReturnType<typeof startTestNode>>;

/** A browser: keeps its cookies; writes say where they come from. */
export function browser(url: string) {
  return agent(url);
}

/** A browser in which somebody has signed in. */
export async function signedIn(url: string, user: Pick<TestUser, 'login' | 'password'>) {
  const client = browser(url);
  await client
    .post('/api/v1/sessions')
    .send({ login: user.login, password: user.password })
    .expect(200);
  return client;
}
