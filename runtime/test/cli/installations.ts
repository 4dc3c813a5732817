import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandIo, ExitCode } from '../../cli/command.ts';
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

/** Makes the folder of the installations, and a server where one is wanted. */
export async function beginInstallations(options: { readonly server: boolean }): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'liandong-cli-'));
  server = options.server ? await mysqlServer() : undefined;
}

export async function endInstallations(): Promise<void> {
  for (const end of ends.splice(0)) await end();
  await server?.stop();
  rmSync(folder, { recursive: true });
}

/** An empty installation: a folder of its own, and a database of its own on the server. */
export async function installation(name: string, onServer: boolean) {
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
export async function publish({ store }: World): Promise<void> {
  const path = 'process.tasks.bpmn';
  const definition = {
    id: 1,
    pack: 'test',
    version: 1,
    process: 'tasks',
    path,
    published_at: 0,
    suspended_at: null,
    operation_id: null,
  };
  const artefact = { pack: 'test', version: 1, path, content: models.tasks, hash: '' };
  const writes: Write[] = [
    { op: 'insert', table: 'definition', row: definition },
    { op: 'insert', table: 'artefact', row: artefact },
  ];
  await store.transaction((transaction) => transaction.apply(writes));
}

export async function open(place: Place): Promise<{ world: World; play(): Promise<void> }> {
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

export async function close({ commit, store, services }: World): Promise<void> {
  await commit.drain();
  await store.close();
  await services.keys.close();
}

export function count(world: World): Promise<{ id: number; revision: number }[]> {
  return world.store.read.all('SELECT id, revision FROM instance ORDER BY id');
}

export const ok: ExitCode = 0;
