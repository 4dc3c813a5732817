/// <reference types="node" />
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const USAGE = 'Expected: npm run fuzz -- [--count 100000] [--seed 1]\n';

const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** Prints runs a kind, failures with their seeds and the worst time; 0, 1 or 2 (wrong use). */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '20261124' },
    },
  });
  const [count, seed] = [whole(values.count), whole(values.seed)];
  if (Number.isNaN(count + seed)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { runs, failures, worst } = await fuzz({ count, seed });
  for (const failure of failures) process.stdout.write(`${failure}\n`);
  for (const [name, times] of Object.entries(runs)) process.stdout.write(`${name}: ${times}\n`);
  process.stdout.write(`worst: ${Math.round(worst.ms)} ms (${worst.what})\n`);
  process.stdout.write(`seeds ${seed} to ${seed + count - 1}, failures: ${failures.length}\n`);
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
