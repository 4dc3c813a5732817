import { compile } from '@liandong/engine';
import type { Command, Outcome } from '../runtime/commit/command.ts';
import { GroupCommit } from '../runtime/commit/writer.ts';
import { openStore } from '../runtime/store/open.ts';
import type { Place } from '../runtime/store/place.ts';
import type { Store } from '../runtime/store/port.ts';
import type { Write } from '../runtime/store/write.ts';
import {
  claim,
  complete,
  type Measured,
  type Started,
  start,
} from '../runtime/test/process/commands.ts';
import { seconds } from './median.ts';
import { startVariables, type Work } from './works/index.ts';

export interface RunOptions {
  readonly work: Work;
  readonly place: Place;
  readonly callers: number;
}

/** What one transaction of the runtime wrote, and for how many commands. */
export interface Recorded {
  readonly writes: readonly Write[];
}

export async function measuredProcess(work: Work): Promise<Measured> {
  const { definition, problems } = await compile(work.xml);
  if (definition === null) throw new Error(`${work.name} is refused: ${JSON.stringify(problems)}`);
  return { definition, definitionId: 1 };
}

export async function openCommit(
  store: Store,
  onCommitted?: (writes: readonly Write[]) => void,
): Promise<GroupCommit> {
  return GroupCommit.open({
    store,
    auditKey: { id: 1, secret: Buffer.alloc(32, 1) },
    now: () => Date.now(),
    onFault(message, error) {
      throw new Error(message, { cause: error });
    },
    ...(onCommitted === undefined ? {} : { onCommitted: (_, writes) => onCommitted(writes) }),
  });
}

export async function accepted<T>(commit: GroupCommit, command: Command<T>): Promise<T> {
  const outcome: Outcome<T> = await commit.run(command);
  if (!outcome.ok) throw new Error(`${command.name}: ${outcome.code} ${outcome.detail}`);
  return outcome.answer;
}

/** One process instance from its start to its end, each operation a command of its own. */
export async function playInstance(commit: GroupCommit, measured: Measured): Promise<void> {
  const { instance, tasks }: Started = await accepted(commit, start(measured, startVariables));
  const waiting = [...tasks];
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    await accepted(commit, claim(task.id));
    waiting.push(...(await accepted(commit, complete(measured, instance, task))));
  }
}

/** Plays `count` instances with so many callers at once; each caller plays one after another. */
async function playMany(
  commit: GroupCommit,
  measured: Measured,
  count: number,
  callers: number,
): Promise<void> {
  let left = count;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await playInstance(commit, measured);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** A runtime at work on one database: measured window by window. */
export interface Session {
  readonly lanes: number;
  /** Process instances of one window. */
  readonly count: number;
  /** What the warm-up wrote. */
  readonly warmUp: readonly Recorded[];
  window(): Promise<Window>;
  end(): Promise<void>;
}

export interface Window {
  readonly instancesPerSecond: number;
  readonly commandsPerSecond: number;
  readonly meanBatch: number;
  /**
   * What as many commands of as many callers wrote right after the window: keeping all rows would
   * slow down what is measured.
   */
  readonly batches: readonly Recorded[];
}

/** Opens the runtime and warms it up; the windows have equal numbers of instances. */
export async function openSession({ work, place, callers }: RunOptions): Promise<Session> {
  const measured = await measuredProcess(work);
  const store = await openStore(place);
  let batches: Recorded[] = [];
  let recording = true;
  const commit = await openCommit(store, (writes) => {
    if (recording) batches.push({ writes });
  });
  const warm = callers * Math.ceil(3000 / work.commands / callers);
  const time = await seconds(() => playMany(commit, measured, warm, callers));
  const wanted = Math.min((warm / time) * 0.5, 5000 / work.commands);
  // Every caller plays as many, or the last commits would be small ones.
  const count = callers * Math.ceil(wanted / callers);
  const warmUp = batches;
  return {
    lanes: commit.nodeNumbers.length,
    count,
    warmUp,
    async window() {
      recording = false;
      const before = { ...commit.stats };
      const taken = await seconds(() => playMany(commit, measured, count, callers));
      const commands = commit.stats.commands - before.commands;
      const meanBatch = commands / (commit.stats.batches - before.batches);
      recording = true;
      batches = [];
      await playMany(commit, measured, count, callers);
      return {
        instancesPerSecond: count / taken,
        commandsPerSecond: commands / taken,
        meanBatch,
        batches,
      };
    },
    async end() {
      await commit.drain();
      await store.close();
    },
  };
}
