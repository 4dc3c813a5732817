import { openStore } from '../runtime/store/open.ts';
import type { Place } from '../runtime/store/place.ts';
import { claim, complete, start } from '../runtime/test/process/commands.ts';
import { dropDatabase, type Home, makeDatabase } from './database.ts';
import { median, seconds } from './median.ts';
import { accepted, measuredProcess, openCommit, openSession } from './runtime-run.ts';
import { startVariables, type Work } from './works/index.ts';

export interface CrowdedFigure {
  /** Commands per second on an empty database and with the instances waiting. */
  readonly empty: number;
  readonly crowded: number;
  readonly ratio: number;
  /** From opening the database to the commit of the first completed task. */
  readonly restartSeconds: number;
}

interface Options {
  readonly home: Home;
  readonly work: Work;
  readonly waiting: number;
  readonly callers: number;
  readonly windows: number;
}

/** The rate with many instances waiting in the tables, beside an empty database each window. */
export async function crowded(options: Options): Promise<CrowdedFigure> {
  const { home, work, waiting, callers, windows } = options;
  const [emptyPlace, place] = [await makeDatabase(home), await makeDatabase(home)];
  await fill(place, work, waiting);
  const restartSeconds = await seconds(() => firstTask(place, work));
  const empty = await openSession({ work, place: emptyPlace, callers });
  const full = await openSession({ work, place, callers });
  const rates: { empty: number; crowded: number }[] = [];
  for (let at = 0; at < windows; at += 1) {
    const before = (await empty.window()).commandsPerSecond;
    rates.push({ empty: before, crowded: (await full.window()).commandsPerSecond });
  }
  for (const session of [empty, full]) await session.end();
  for (const each of [emptyPlace, place]) await dropDatabase(home, each);
  return {
    empty: median(rates.map((rate) => rate.empty)),
    crowded: median(rates.map((rate) => rate.crowded)),
    ratio: median(rates.map((rate) => rate.crowded / rate.empty)),
    restartSeconds,
  };
}

async function fill(place: Place, work: Work, waiting: number): Promise<void> {
  const store = await openStore(place);
  const commit = await openCommit(store);
  const measured = await measuredProcess(work);
  let left = waiting;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await accepted(commit, start(measured, startVariables));
    }
  };
  await Promise.all(Array.from({ length: 500 }, caller));
  await commit.drain();
  await store.close();
}

/** What a restarted node does until the first person's task is done; it loads no instances. */
async function firstTask(place: Place, work: Work): Promise<void> {
  const measured = await measuredProcess(work);
  const store = await openStore(place);
  const commit = await openCommit(store);
  const sql =
    "SELECT id, part, instance_id FROM task WHERE unit_id = 3 AND state = 'ready' LIMIT 1";
  const [task] = await store.read.all<{ id: number; part: number; instance_id: number }>(sql);
  if (task === undefined) throw new Error('Expected a task that waits');
  await accepted(commit, claim(task.id));
  await accepted(commit, complete(measured, task.instance_id, task));
  await commit.drain();
  await store.close();
}
