import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Place } from '../runtime/store/place.ts';
import { startMariaDb } from '../scripts/mariadb.mjs';
import { openBare } from './bare.ts';
import { dropDatabase, type Home, makeDatabase, makeFolder, type StoreName } from './database.ts';
import { median } from './median.ts';
import { runInMemory } from './memory-run.ts';
import { fsyncMs } from './probe.ts';
import { openSession } from './runtime-run.ts';
import { bytesWaiting } from './waiting.ts';
import { type Work, works } from './works/index.ts';

const { values } = parseArgs({
  options: {
    work: { type: 'string', multiple: true },
    store: { type: 'string', multiple: true },
    callers: { type: 'string', multiple: true },
    windows: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});

const callerCounts = (values.callers ?? ['1', '32', '256']).map(Number);

/** One printed figure; `bytesWaiting` only where instances wait. */
interface Figure {
  readonly work: string;
  readonly store: string;
  readonly callers: number;
  readonly perSecond: number;
  readonly commandsPerSecond: number;
  readonly meanBatch: number;
  readonly ratioBare: number;
  readonly ratioSingle: number;
  readonly bytesWaiting: number;
  readonly fsyncMs: number;
}

function say(figure: Partial<Figure>): void {
  const line = values.json ? JSON.stringify(figure) : text(figure);
  process.stdout.write(`${line}\n`);
}

function text(figure: Partial<Figure>): string {
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

async function main(): Promise<void> {
  const chosen = works.filter(({ name }) => values.work?.includes(name) ?? true);
  const stores = values.store ?? ['memory', 'sqlite', 'mysql'];
  const folder = makeFolder();
  const server = stores.includes('mysql') ? await startMariaDb() : null;
  try {
    for (const work of chosen) {
      if (stores.includes('memory')) say(await runInMemory(work, Number(values.windows)));
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
