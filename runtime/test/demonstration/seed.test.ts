import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaults } from '../../config.ts';
import { seedDemonstration, seedEmpty } from '../../demonstration/seed.ts';
import { type RunningNode, startNode } from '../../node.ts';
import type { Credential } from '../../program.ts';
import type { Services } from '../../services.ts';

type Seed = (services: Services) => Promise<readonly Credential[]>;

async function seeded(seed: Seed) {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-'));
  const told: Credential[] = [];
  const node = await startNode(
    { ...defaults, port: 0, dataDir, logLevel: 'silent', diskFreeBytesMin: 0 },
    {
      async firstStart(services) {
        told.push(...(await seed(services)));
      },
    },
  );
  const end = async () => {
    await node.stop();
    rmSync(dataDir, { recursive: true });
  };
  return { node, told, end };
}

describe('demonstration city', () => {
  let node: RunningNode;
  let told: readonly Credential[];
  let end: () => Promise<void>;
  const all = <Row>(sql: string) => node.services.store.read.all<Row>(sql);

  beforeAll(async () => {
    ({ node, told, end } = await seeded(seedDemonstration));
  }, 60_000);

  afterAll(() => end());

  it('has the city centre with its quota, 17 towns and streets, 64 units', () => {
    const { organisation } = node.services;
    const units = organisation.units();
    expect(units).toHaveLength(64);
    expect(units.filter(({ kind }) => kind === 'city')).toMatchObject([{ quota: 108 }]);
    expect(units.filter(({ kind }) => kind === 'town')).toHaveLength(17);
    expect(units.filter(({ pilot }) => pilot)).toHaveLength(8);
    const [city] = units;
    expect(organisation.unitsBelow(city?.id ?? 0)).toHaveLength(64);
  });

  it('has users for every role; one of each may sign in, with a password of its own', () => {
    const { organisation } = node.services;
    const roles = organisation.roles().map(({ id }) => id);
    expect(roles.filter((role) => organisation.byRole(role).length === 0)).toEqual([]);
    expect(told.map(({ role }) => role).toSorted()).toEqual(roles.toSorted());
    expect(new Set(told.map(({ password }) => password)).size).toBe(told.length);
    const signIn = organisation.people().filter(({ hasPassword }) => hasPassword);
    expect(signIn.map(({ login }) => login).toSorted()).toEqual(
      told.map(({ login }) => login).toSorted(),
    );
  });

  it('has 300 appeals in every state that the process knows, as planned', async () => {
    const rows = await all<{ status: string; n: number }>(
      'select status, count(*) as n from record group by status',
    );
    expect(Object.fromEntries(rows.map(({ status, n }) => [status, n]))).toEqual({
      registered: 22,
      rejected: 8,
      invalid: 6,
      answered: 42,
      claimed: 10,
      dispatching: 4,
      awaitingAcceptance: 19,
      handling: 33,
      reviewing: 12,
      callback: 12,
      closed: 132,
    });
  });

  it('has dates of the past weeks, numbers without gaps and no incident', async () => {
    const now = Date.now();
    const cases = await all<{ number: string; created_at: number }>(
      'select number, created_at from record order by number',
    );
    expect(cases.every(({ created_at }) => created_at < now)).toBe(true);
    expect(cases.some(({ created_at }) => created_at < now - 10 * 86_400_000)).toBe(true);
    const days = new Set(cases.map(({ number }) => number.slice(5, 13)));
    for (const day of days) {
      const numbers = cases.map(({ number }) => number).filter((one) => one.slice(5, 13) === day);
      expect(numbers).toEqual(
        numbers.map((_, at) => `8890-${day}-${String(at + 1).padStart(5, '0')}`),
      );
    }
    expect(await all('select id from incident')).toEqual([]);
    const due = await all<{ n: number }>(
      `select count(*) as n from timer where visible_at < ${now - 60_000}`,
    );
    expect(due[0]?.n).toBe(0);
  });

  it('keeps phones and names encrypted, outside the cases', async () => {
    const [found] = await all<{ n: number }>(
      "select count(*) as n from record where body like '%1990000%'",
    );
    expect(found?.n).toBe(0);
    const [values] = await all<{ n: number }>('select count(*) as n from personal_value');
    expect(values?.n).toBeGreaterThan(400);
  });

  it('has orders of all levels', async () => {
    const orders = await all<{ level: string; n: number }>(
      'select level, count(*) as n from supervision_order group by level order by level',
    );
    expect(orders).toEqual([
      { level: 'L1', n: 5 },
      { level: 'L2', n: 2 },
      { level: 'L3', n: 1 },
    ]);
  });
});

describe('empty start', () => {
  it('has an administrator, the packs, and nothing else', async () => {
    const { node, told, end } = await seeded(seedEmpty);
    const { organisation, packs, store } = node.services;
    expect(told).toMatchObject([{ login: 'admin', role: 'admin' }]);
    expect(organisation.people()).toHaveLength(1);
    expect(organisation.units()).toEqual([]);
    expect((await packs.list()).map(({ pack }) => pack)).toContain('appeal');
    const cases = await store.read.all('select id from record');
    expect(cases).toEqual([]);
    await end();
  }, 30_000);
});
