import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaults } from '../../config.ts';
import { sampleImage } from '../../demonstration/image.ts';
import { seededRandom } from '../../demonstration/random.ts';
import { type RunningNode, startNode } from '../../node.ts';
import { Actor } from './actor.ts';
import { countAll } from './check.ts';
import { buildCity, type City } from './city.ts';
import { Client } from './client.ts';
import { report } from './reporters.ts';
import { Stage } from './stage.ts';

/** What is to be played. */
export interface Order {
  readonly appeals: number;
  readonly seed: number;
  /** An empty database; null plays on SQLite in a folder of its own. */
  readonly databaseUrl: string | null;
  /** Share of the forty people who are there, at least one a role; all of them unless said. */
  readonly crew?: number;
}

type Say = (line: string) => void;

const reportersCount = 8;

/** Plays and counts; answers whether every count is as planned. Throws when the play breaks off. */
export async function play(order: Order, say: Say): Promise<boolean> {
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-play-'));
  try {
    const { node, city } = await startCity(dataDir, order);
    return await perform(node, city, order, say).finally(() => node.stop());
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A node of its own; its limits for single callers are lifted, since all come from one address. */
async function startCity(
  dataDir: string,
  { databaseUrl, crew = 1 }: Order,
): Promise<{ node: RunningNode; city: City }> {
  const generous = { perMinute: 10_000_000, burst: 10_000_000 };
  const budgets = Object.fromEntries(Object.keys(defaults.budgets).map((name) => [name, generous]));
  const config = { ...defaults, port: 0, dataDir, databaseUrl, budgets, logLevel: 'warn' as const };
  let city: City | null = null;
  const node = await startNode(config, {
    async firstStart(services) {
      city = await buildCity(services, crew);
    },
  });
  if (city !== null) return { node, city };
  await node.stop();
  throw new Error('Expected an empty database');
}

async function perform(node: RunningNode, city: City, order: Order, say: Say): Promise<boolean> {
  const random = seededRandom(order.seed);
  const stage = new Stage(random, city.pack, order.appeals);
  const clients = new Map<string, Client>();
  // One after the other: an address may try only few passwords at once.
  for (const { login, password } of city.workers) {
    const client = new Client(node.url);
    await client.signIn(login, password);
    clients.set(login, client);
  }
  const image = sampleImage(order.seed);
  const actors = [...clients].map(([login, client]) => {
    const role = login.replace(/-\d+$/, '');
    return new Actor({ client, role }, stage, seededRandom(random.whole(2 ** 32)), image);
  });
  say(`play: ${order.appeals} appeals, seed ${order.seed}, ${actors.length} actors`);
  const begun = performance.now();
  const clerks = city.clerks.flatMap((login) => clients.get(login) ?? []);
  const reporters = Array.from({ length: reportersCount }, (_, at) =>
    report(node.url, clerks[at % clerks.length] as Client, stage),
  );
  const works = [...reporters, ...actors.map((actor) => actor.work())];
  await Promise.all(works.map((work) => work.catch((error: unknown) => stage.fail(error))));
  if (stage.failure) throw stage.failure;
  const seconds = (performance.now() - begun) / 1000;
  const commands = node.commit.stats;
  const lost = actors.reduce((sum, actor) => sum + actor.lost, 0);
  say(
    `play: ${commands.commands} commands in ${commands.batches} commits, ` +
      `${lost} claims lost to others, ${seconds.toFixed(1)} s`,
  );
  return tell(await countAll(clients.get('dispatcher-1') as Client, stage), say);
}

function tell(counts: Awaited<ReturnType<typeof countAll>>, say: Say): boolean {
  for (const { name, planned, counted } of counts) {
    const mark = planned === counted ? '' : '  DIFFERENT';
    say(`${name.padEnd(32)} planned ${planned}  counted ${counted}${mark}`);
  }
  return counts.every(({ planned, counted }) => planned === counted);
}
