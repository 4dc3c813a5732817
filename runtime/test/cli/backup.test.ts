import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandIo, ExitCode } from '../../cli/command.ts';
import { backupCommand } from '../../cli/commands/backup.ts';
import { migrateCommand } from '../../cli/commands/migrate.ts';
import { restoreCommand } from '../../cli/commands/restore.ts';
import { verifyCommand } from '../../cli/commands/verify.ts';
import { openKeys } from '../../store/keys.ts';
import { openStore } from '../../store/open.ts';
import { keyPlaceOf, type Place, placeOf } from '../../store/place.ts';
import type { Write } from '../../store/write.ts';
import { claim, complete, start } from '../process/commands.ts';
import { models } from '../process/models.ts';
import { openLibrary, openWorld, type World } from '../process/world.ts';
import { mysqlServer, type TestServer } from '../store/databases.ts';

let folder: string;
let server: TestServer | undefined;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liandong-backup-'));
  server = await mysqlServer();
});

afterAll(async () => {
  for (const end of ends) await end();
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** An empty installation: a folder of its own, and a database of its own on the server. */
async function installation(name: string, onServer: boolean) {
  const dataDir = join(folder, name);
  const env: { [name: string]: string } = { DATA_DIR: dataDir };
  let place: Place = placeOf(join(dataDir, 'liandong.sqlite'));
  if (onServer && server !== undefined) {
    const database = await server.database();
    place = database.place;
    ends.push(() => database.end());
    if (place.kind === 'mysql') env.DATABASE_URL = place.url;
  }
  const said: string[] = [];
  const io: CommandIo = {
    stdout: { write: (text) => said.push(text) },
    stderr: { write: (text) => said.push(text) },
    env,
    cwd: folder,
    now: () => Date.now(),
  };
  return { io, place, said };
}

/** The process as a published artefact, so that `verify` finds it. */
async function publish({ store }: World): Promise<void> {
  const path = 'process.tasks.bpmn';
  const definition = { id: 1, pack: 'test', version: 1, process: 'tasks', path, published_at: 0 };
  const artefact = { pack: 'test', version: 1, path, content: models.tasks, hash: '' };
  const writes: Write[] = [
    { op: 'insert', table: 'definition', row: definition },
    { op: 'insert', table: 'artefact', row: artefact },
  ];
  await store.transaction((transaction) => transaction.apply(writes));
}

async function open(place: Place): Promise<{ world: World; play(): Promise<void> }> {
  const now = () => Date.now();
  const keys = await openKeys(await openStore(keyPlaceOf(place), 'keys'), now);
  const library = await openLibrary();
  const world = await openWorld({ store: await openStore(place), keys, library, now });
  const measured = library.measured('tasks');
  return {
    world,
    async play() {
      const started = await world.commit.run(start(measured, { amount: 2000 }));
      if (!started.ok) throw new Error(started.code);
      const { instance, tasks } = started.answer;
      for (const task of tasks) {
        await world.commit.run(claim(task.id));
        await world.commit.run(complete(measured, instance, task));
      }
    },
  };
}

async function close({ commit, store, services }: World): Promise<void> {
  await commit.drain();
  await store.close();
  await services.keys.close();
}

function count(world: World): Promise<{ id: number; revision: number }[]> {
  return world.store.read.all('SELECT id, revision FROM instance ORDER BY id');
}

const ok: ExitCode = 0;

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

describe('backup and verify', () => {
  it('asks for a folder of its own for the keys', async () => {
    const { io, said } = await installation('wrong', false);
    expect(await backupCommand.run(['data'], io)).toBe(2);
    expect(await backupCommand.run(['data', '--keys', 'data'], io)).toBe(2);
    expect(said.join('')).toContain('--keys');
    expect(await restoreCommand.run(['nowhere', '--keys', 'none'], io)).toBe(1);
  });

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

  it('finds a row that was changed behind the back of the platform', async () => {
    const { io, place, said } = await installation('altered', false);
    await migrateCommand.run([], io);
    const { world, play } = await open(place);
    await publish(world);
    await play();
    const { store } = world;
    await store.transaction((transaction) => transaction.run('UPDATE task SET ended_at = 1'));
    await store.transaction((transaction) =>
      transaction.run("UPDATE audit SET action = 'x' WHERE n = 2"),
    );
    await close(world);
    expect(await verifyCommand.run([], io)).toBe(1);
    expect(said.join('')).toContain('"what":"task"');
    expect(said.join('')).toContain('"fault":"row-altered"');
  });
});
