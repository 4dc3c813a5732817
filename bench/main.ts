import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Place } from '../runtime/store/place.ts';
import { startMariaDb } from '../scripts/mariadb.mjs';
import { openBare } from './bare.ts';
import { crowded } from './crowded.ts';
import { dropDatabase, type Home, makeDatabase, makeFolder, type StoreName } from './database.ts';
import { evaluating } from './expressions.ts';
import { growth } from './growth.ts';
import { idleCommand } from './idle.ts';
import { median } from './median.ts';
import { runInMemory } from './memory-run.ts';
import { severalNodes } from './nodes/nodes.ts';
import { fsyncMs } from './probe.ts';
import { openSession } from './runtime-run.ts';
import { bytesWaiting } from './waiting.ts';
import { type Work, worksOf } from './works/index.ts';

const { values } = parseArgs({
  options: {
    work: { type: 'string', multiple: true },
    store: { type: 'string', multiple: true },
    callers: { type: 'string', multiple: true },
    windows: { type: 'string', default: '5' },
    /** Instead of the rates: with so many instances waiting, with so many processes, idle. */
    waiting: { type: 'string' },
    nodes: { type: 'string' },
    idle: { type: 'boolean', default: false },
    /** So many rounds of the loop W3, so many instances of the multi-instance W5. */
    rounds: { type: 'string' },
    /** What the engine alone takes when loops, joins and models grow. */
    growth: { type: 'boolean', default: false },
    /** Conditions beside `feelin`, decision tables beside smaller ones. */
    expressions: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const callerCounts = (values.callers ?? ['1', '32', '256']).map(Number);

/** One printed figure; `bytesWaiting` is 0 where it was not measured. */
type Said = { readonly [name: string]: string | number };

function say(figure: Said): void {
  const line = values.json ? JSON.stringify(figure) : text(figure);
  process.stdout.write(`${line}\n`);
}

function text(figure: Said): string {
  return Object.entries(figure)
    .map(([name, value]) => `${name} ${value}`)
    .join('  ');
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** Commands that are written one a transaction, a window. */
const singlesMax = 1500;

/**
 * Window by window: the runtime, then at once the same rows with the bare driver, so that what
 * else the machine does meets both; the ratios are medians of the windows' ratios.
 */
async function durable(home: Home, store: StoreName, work: Work, callers: number) {
  const places = [await makeDatabase(home), await makeDatabase(home), await makeDatabase(home)];
  const [place, barePlace, singlePlace] = places as [Place, Place, Place];
  const session = await openSession({ work, place, callers });
  const bare = await openBare(barePlace, session.lanes);
  const single = await openBare(singlePlace, store === 'mysql' ? callers : 1);
  await bare.write(session.warmUp, 100);
  const windows: { rate: number; batch: number; bare: number; single: number; fsync: number }[] =
    [];
  for (let at = 0; at < Number(values.windows); at += 1) {
    const fsync = fsyncMs(home.folder);
    const window = await session.window();
    const bareRate = await bare.write(window.batches, window.meanBatch);
    const singleRate = await single.write(window.batches, 1, singlesMax);
    windows.push({
      rate: window.commandsPerSecond,
      batch: window.meanBatch,
      bare: window.commandsPerSecond / bareRate,
      single: window.commandsPerSecond / singleRate,
      fsync,
    });
  }
  for (const each of [session, bare, single]) await each.end();
  for (const each of places) await dropDatabase(home, each);
  const waits = work.commands > 1 && callers === callerCounts[0];
  const of = (name: keyof (typeof windows)[number]) => median(windows.map((each) => each[name]));
  say({
    work: work.name,
    store,
    callers,
    perSecond: rounded(of('rate') / work.commands),
    commandsPerSecond: rounded(of('rate')),
    meanBatch: rounded(of('batch')),
    ratioBare: rounded(of('bare')),
    ratioSingle: rounded(of('single')),
    bytesWaiting: waits ? Math.round(await bytesWaiting(home, work)) : 0,
    fsyncMs: rounded(of('fsync')),
  });
}

/** The measurements that are asked for by name, on one database. */
async function special(home: Home, store: StoreName, work: Work): Promise<void> {
  const common = { work: work.name, store };
  const windows = Number(values.windows);
  const callers = Math.max(...callerCounts);
  if (values.idle) say({ ...common, ...each(await idleCommand(home, work)) });
  if (values.waiting !== undefined) {
    const waiting = Number(values.waiting);
    const figure = await crowded({ home, work, waiting, callers, windows });
    say({ ...common, callers, waiting, ...each(figure) });
  }
  if (values.nodes !== undefined && store === 'mysql') {
    const nodes = Number(values.nodes);
    const figure = await severalNodes({ home, work, nodes, callers, windows });
    say({ ...common, callers, nodes, ...each(figure) });
  }
}

function each(figure: object): Said {
  const pairs = Object.entries(figure) as [string, number][];
  return Object.fromEntries(pairs.map(([name, value]) => [name, rounded(value)]));
}

async function main(): Promise<void> {
  if (values.growth) {
    for await (const figure of growth()) say({ ...figure });
    return;
  }
  if (values.expressions) {
    for await (const figure of evaluating()) say({ ...figure });
    return;
  }
  const works = worksOf(values.rounds === undefined ? undefined : Number(values.rounds));
  const chosen = works.filter(({ name }) => values.work?.includes(name) ?? true);
  const stores = values.store ?? ['memory', 'sqlite', 'mysql'];
  const folder = makeFolder();
  const asked = values.idle || values.waiting !== undefined || values.nodes !== undefined;
  const server = stores.includes('mysql') ? await startMariaDb() : null;
  try {
    for (const work of chosen) {
      if (asked) {
        if (stores.includes('sqlite')) await special({ folder, url: null }, 'sqlite', work);
        if (server) await special({ folder, url: server.url }, 'mysql', work);
        continue;
      }
      if (stores.includes('memory')) say({ ...(await runInMemory(work, Number(values.windows))) });
      for (const callers of callerCounts) {
        if (stores.includes('sqlite'))
          await durable({ folder, url: null }, 'sqlite', work, callers);
        if (server) await durable({ folder, url: server.url }, 'mysql', work, callers);
      }
    }
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
