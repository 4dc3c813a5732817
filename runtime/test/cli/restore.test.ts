import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupCommand } from '../../cli/commands/backup.ts';
import { migrateCommand } from '../../cli/commands/migrate.ts';
import { restoreCommand } from '../../cli/commands/restore.ts';
import { verifyCommand } from '../../cli/commands/verify.ts';
import { openKeys } from '../../store/keys.ts';
import { openStore } from '../../store/open.ts';
import { keyPlaceOf } from '../../store/place.ts';
import {
  beginInstallations,
  close,
  count,
  endInstallations,
  installation,
  ok,
  open,
  publish,
} from './installations.ts';

beforeAll(() => beginInstallations({ server: true }));

afterAll(endInstallations);

describe.each([
  { from: 'SQLite', to: 'SQLite' },
  { from: 'MariaDB', to: 'MariaDB' },
  { from: 'SQLite', to: 'MariaDB' },
])('a backup from $from', ({ from, to }) => {
  it(`made under load is restored into ${to} as of one moment`, async () => {
    const source = await installation(`${from}-${to}-source`, from === 'MariaDB');
    const target = await installation(`${from}-${to}-target`, to === 'MariaDB');
    expect(await migrateCommand.run([], source.io)).toBe(ok);
    const { world, play } = await open(source.place);
    await publish(world);
    await Promise.all(Array.from({ length: 40 }, play));
    let loading = true;
    const load = Array.from({ length: 8 }, async () => {
      while (loading) await play();
    });
    const data = `${from}-${to}-data`;
    const keys = `${from}-${to}-keys`;
    try {
      expect(await backupCommand.run([data, '--keys', keys], source.io)).toBe(ok);
    } finally {
      loading = false;
      await Promise.all(load);
    }

    expect(await restoreCommand.run([data, '--keys', keys], target.io)).toBe(ok);
    expect(await verifyCommand.run([], source.io)).toBe(ok);
    const verified = await verifyCommand.run([], target.io);
    expect(target.said.at(-1)).toContain('"differences":0');
    expect(verified).toBe(ok);
    const restored = await open(target.place);
    const there = await count(restored.world);
    const here = new Map((await count(world)).map(({ id, revision }) => [id, revision]));
    expect(there.length).toBeGreaterThanOrEqual(40);
    expect(here.size).toBeGreaterThan(there.length);
    for (const { id, revision } of there) expect(here.get(id)).toBeGreaterThanOrEqual(revision);
    await restored.play();
    await close(restored.world);
    await close(world);
    await expect(restoreCommand.run([data, '--keys', keys], target.io)).rejects.toThrow(
      'Expected an empty database',
    );
  });
});

describe('restore', () => {
  it('erases again who was erased after the backup', async () => {
    const source = await installation('erased-source', false);
    const target = await installation('erased-target', false);
    await migrateCommand.run([], source.io);
    const place = keyPlaceOf(source.place);
    const keys = await openKeys(await openStore(place, 'keys'), () => 1000);
    const [gone, kept] = [await keys.draw(), await keys.draw()];
    await backupCommand.run(['old', '--keys', 'old-keys'], source.io);
    await keys.erase([gone.id], 2000);
    await backupCommand.run(['new', '--keys', 'new-keys'], source.io);
    await keys.close();
    const args = ['old', '--keys', 'old-keys', '--erased', 'new-keys'];
    expect(await restoreCommand.run(args, target.io)).toBe(ok);
    const restored = await openKeys(await openStore(keyPlaceOf(target.place), 'keys'), () => 3000);
    expect(await restored.find(gone.id)).toBeNull();
    expect(await restored.find(kept.id)).toEqual(kept);
    await restored.close();
  });
});
