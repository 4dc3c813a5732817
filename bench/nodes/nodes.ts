import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compile, type Id } from '@liandong/engine';
import { openStore } from '../../runtime/store/open.ts';
import type { Place } from '../../runtime/store/place.ts';
import { type Measured, start } from '../../runtime/test/process/commands.ts';
import { dropDatabase, type Home, makeDatabase } from '../database.ts';
import { median } from '../median.ts';
import { accepted, openCommit } from '../runtime-run.ts';
import type { Work } from '../works/index.ts';
import type { Done, Order } from './child.ts';
import { hotXml } from './hot.ts';

export interface NodesFigure {
  /** Commands per second of one process and of all. */
  readonly one: number;
  readonly all: number;
  readonly ratio: number;
  readonly bumps: number;
  /** Acknowledged bumps that the instances do not show; 0 or something is very wrong. */
  readonly lostUpdates: number;
}

interface Options {
  readonly home: Home;
  readonly work: Work;
  readonly nodes: number;
  readonly callers: number;
  readonly windows: number;
}

const program = fileURLToPath(new URL('./child.ts', import.meta.url));
const hotCount = 20;

/**
 * Runtime processes on one database, every tenth command at instances that they share; window by
 * window beside one process alone with the same mixture.
 */
export async function severalNodes(options: Options): Promise<NodesFigure> {
  const { home, work, nodes, callers, windows } = options;
  const place = await makeDatabase(home);
  if (place.kind !== 'mysql') throw new Error('Expected a server: a file has one writer');
  const hot = await startHot(place);
  const children: ChildProcess[] = [];
  for (let at = 0; at < nodes; at += 1) children.push(await startChild(place.url, work));
  const order: Order = { instances: Math.ceil(4000 / work.commands), callers, hot };
  const acknowledged = new Map<Id, number>(hot.map((id) => [id, 0]));
  const rates: { one: number; all: number }[] = [];
  // The first window warms up.
  for (let at = 0; at <= windows; at += 1) {
    const one = await together(children.slice(0, 1), order, acknowledged);
    const all = await together(children, order, acknowledged);
    if (at > 0) rates.push({ one, all });
  }
  for (const child of children) {
    child.send('end');
    await once(child, 'exit');
  }
  const lostUpdates = await compare(place, acknowledged);
  await dropDatabase(home, place);
  return {
    one: median(rates.map((rate) => rate.one)),
    all: median(rates.map((rate) => rate.all)),
    ratio: median(rates.map((rate) => rate.all / rate.one)),
    bumps: [...acknowledged.values()].reduce((sum, count) => sum + count, 0),
    lostUpdates,
  };
}

async function startHot(place: Place): Promise<Id[]> {
  const { definition } = await compile(hotXml);
  if (definition === null) throw new Error('Expected the hot process to compile');
  const measured: Measured = { definition, definitionId: 2 };
  const store = await openStore(place);
  const commit = await openCommit(store);
  const ids: Id[] = [];
  for (let at = 0; at < hotCount; at += 1) {
    ids.push((await accepted(commit, start(measured, {}))).instance);
  }
  await commit.drain();
  await store.close();
  return ids;
}

async function startChild(url: string, work: Work): Promise<ChildProcess> {
  const execArgv = ['--import', 'tsx', '--conditions=development'];
  const child = fork(program, [url, work.name], { execArgv });
  await once(child, 'message');
  return child;
}

/** Commands per second of the children, each with the order, from the start to the last's end. */
async function together(
  children: readonly ChildProcess[],
  order: Order,
  acknowledged: Map<Id, number>,
): Promise<number> {
  const answers = children.map(async (child) => {
    const answer = once(child, 'message');
    child.send(order);
    return (await answer)[0] as Done;
  });
  const done = await Promise.all(answers);
  for (const { bumps } of done) {
    for (const [id, count] of Object.entries(bumps)) {
      acknowledged.set(Number(id), (acknowledged.get(Number(id)) ?? 0) + count);
    }
  }
  const commands = done.reduce((sum, each) => sum + each.commands, 0);
  return commands / Math.max(...done.map((each) => each.seconds));
}

/** Revision 1 is the start; each bump adds one. */
async function compare(place: Place, acknowledged: ReadonlyMap<Id, number>): Promise<number> {
  const store = await openStore(place);
  let lost = 0;
  for (const [id, count] of acknowledged) {
    const sql = 'SELECT revision FROM instance WHERE id = ?';
    const [row] = await store.read.all<{ revision: number }>(sql, [id]);
    lost += Math.abs(count - ((row?.revision ?? 0) - 1));
  }
  await store.close();
  return lost;
}
