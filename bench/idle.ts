import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { openStore } from '../runtime/store/open.ts';
import type { Place } from '../runtime/store/place.ts';
import { start } from '../runtime/test/process/commands.ts';
import { dropDatabase, type Home, makeDatabase } from './database.ts';
import { median, seconds } from './median.ts';
import { measuredProcess, openCommit } from './runtime-run.ts';
import { startVariables, type Work } from './works/index.ts';

const rounds = 400;

export interface IdleFigure {
  readonly commandMs: number;
  readonly commitMs: number;
  /** One command in commits of a single row. */
  readonly commits: number;
}

/** One command at a time on an idle system, each followed by one commit of the bare driver. */
export async function idleCommand(home: Home, work: Work): Promise<IdleFigure> {
  const [place, barePlace] = [await makeDatabase(home), await makeDatabase(home)];
  const measured = await measuredProcess(work);
  const store = await openStore(place);
  const commit = await openCommit(store);
  const single = await openSingle(barePlace);
  const commands: number[] = [];
  const commits: number[] = [];
  for (let at = 1; at <= rounds; at += 1) {
    commands.push(
      await seconds(async () => {
        await commit.run(start(measured, startVariables));
      }),
    );
    commits.push(await seconds(() => single.write(at)));
  }
  await commit.drain();
  await store.close();
  await single.end();
  await dropDatabase(home, place);
  await dropDatabase(home, barePlace);
  const [command, bare] = [median(commands), median(commits)];
  return { commandMs: command * 1000, commitMs: bare * 1000, commits: command / bare };
}

const insert = 'INSERT INTO setting (name, value, revision) VALUES (?, ?, 1)';

async function openSingle(place: Place) {
  if (place.kind === 'mysql') {
    const connection = await createConnection(place.url);
    return {
      async write(at: number) {
        await connection.query(insert, [`name-${at}`, 'value']);
      },
      end: () => connection.end(),
    };
  }
  if (place.kind !== 'sqlite') throw new Error('Expected a file or a server');
  const database = new Database(place.file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const statement = database.prepare(insert);
  return {
    async write(at: number) {
      statement.run(`name-${at}`, 'value');
    },
    async end() {
      database.close();
    },
  };
}
