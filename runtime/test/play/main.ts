/**
 * `npm run play -- --appeals 1000 --seed 7 [--url mysql://...]`: appeals drawn from the pack's
 * distribution go through the HTTP API of a node of their own, with 40 people at work at once;
 * every count must be as planned. Exit codes: 0 as planned, 1 not, 2 wrong use.
 */
import { parseArgs } from 'node:util';
import { type Order, play } from './play.ts';

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

async function main(): Promise<number> {
  const order = readOrder();
  if (!order) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const ok = await play(order, say);
    say(ok ? 'play: ok' : 'play: failed');
    return ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    say('play: failed');
    return 1;
  }
}

process.exitCode = await main();
