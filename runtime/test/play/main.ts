/**
 * `npm run play -- --appeals 1000 --seed 7 [--url mysql://...]`: appeals drawn from the pack's
 * distribution go through the HTTP API of a node of their own, with 40 people at work at once;
 * every count must be as planned. Exit codes: 0 as planned, 1 not, 2 wrong use.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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

interface Order {
  readonly appeals: number;
  readonly seed: number;
  readonly databaseUrl: string | null;
}

const reportersCount = 8;
const usage = 'Usage: npm run play -- [--appeals 1000] [--seed 7] [--url mysql://...]\n';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readOrder(): Order | null {
  try {
    const { values } = parseArgs({
      options: {
        appeals: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '7' },
        url: { type: 'string' },
      },
    });
    const [appeals, seed] = [Number(values.appeals), Number(values.seed)];
    if (!Number.isInteger(appeals) || appeals < 1 || !Number.isInteger(seed)) return null;
    return { appeals, seed, databaseUrl: values.url ?? null };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

/** A node of its own; its limits for single callers are lifted, since all come from one address. */
async function startCity(
  dataDir: string,
  databaseUrl: string | null,
): Promise<{ node: RunningNode; city: City }> {
  const generous = { perMinute: 10_000_000, burst: 10_000_000 };
  const budgets = Object.fromEntries(Object.keys(defaults.budgets).map((name) => [name, generous]));
  const config = { ...defaults, port: 0, dataDir, databaseUrl, budgets, logLevel: 'warn' as const };
  let city: City | null = null;
  const node = await startNode(config, {
    async firstStart(services) {
      city = await buildCity(services);
    },
  });
  if (city !== null) return { node, city };
  await node.stop();
  throw new Error('Expected an empty database');
}

async function perform(node: RunningNode, city: City, order: Order): Promise<boolean> {
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
  return tell(await countAll(clients.get('dispatcher-1') as Client, stage));
}

function tell(counts: Awaited<ReturnType<typeof countAll>>): boolean {
  for (const { name, planned, counted } of counts) {
    const mark = planned === counted ? '' : '  DIFFERENT';
    say(`${name.padEnd(32)} planned ${planned}  counted ${counted}${mark}`);
  }
  return counts.every(({ planned, counted }) => planned === counted);
}

async function main(): Promise<number> {
  const order = readOrder();
  if (!order) {
    process.stderr.write(usage);
    return 2;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-play-'));
  try {
    const { node, city } = await startCity(dataDir, order.databaseUrl);
    const ok = await perform(node, city, order).finally(() => node.stop());
    say(ok ? 'play: ok' : 'play: failed');
    return ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    say('play: failed');
    return 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main();
