import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { openStore } from '../runtime/store/open.ts';
import type { Place } from '../runtime/store/place.ts';
import { dropDatabase, type Home, makeDatabase } from './database.ts';
import { median, seconds } from './median.ts';
import { measuredProcess, openCommit, playInstance } from './runtime-run.ts';
import type { Work } from './works/index.ts';

const rounds = 200;
/** Before these the code is still being compiled. */
const warmUp = 100;

export interface IdleFigure {
  readonly commandMs: number;
  readonly commitMs: number;
  /** One command in commits of a single row. */
  readonly commits: number;
}

/**
 * One command at a time on an idle system; after those of each process instance as many commits of
 * one row with the bare driver.
 */
export async function idleCommand(home: Home, work: Work): Promise<IdleFigure> {
  const [place, barePlace] = [await makeDatabase(home), await makeDatabase(home)];
  const measured = await measuredProcess(work);
  const store = await openStore(place);
  const commit = await openCommit(store);
  const single = await openSingle(barePlace);
  const commands: number[] = [];
  const commits: number[] = [];
  let row = 0;
  for (let at = 0; at < warmUp + rounds; at += 1) {
    const played = await seconds(() => playInstance(commit, measured));
    const written = await seconds(async () => {
      for (let each = 0; each < work.commands; each += 1) {
        row += 1;
        await single.write(row);
      }
    });
    if (at < warmUp) continue;
    commands.push(played / work.commands);
    commits.push(written / work.commands);
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
