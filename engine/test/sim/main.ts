/// <reference types="node" />
import { parseArgs } from 'node:util';
import type { Tree } from './generator/block.ts';
import { type Variant, variants } from './generator/pen.ts';
import { repeat, sweep } from './sweep.ts';

const USAGE = `Expected: npm run random -- [--models 50000] [--schedules 30] [--seed 0]
      or: npm run random -- --model '<tree>' --schedule 0 [--variant ${variants.join('|')}]
`;

const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const options = {
  models: { type: 'string', default: '50000' },
  schedules: { type: 'string', default: '30' },
  seed: { type: 'string', default: '0' },
  model: { type: 'string' },
  schedule: { type: 'string', default: '0' },
  variant: { type: 'string', default: 'plain' },
} as const;

/** Prints runs, divergences and coverage; 0, 1 (divergences) or 2 (wrong use). */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const [models, schedules] = [whole(values.models), whole(values.schedules)];
  const [seed, schedule] = [whole(values.seed), whole(values.schedule)];
  const variant = variants.find((one) => one === values.variant);
  if (Number.isNaN(models + schedules + seed + schedule) || !variant) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (values.model !== undefined) return one(JSON.parse(values.model) as Tree, variant, schedule);
  const { runs, steps, divergences, missing, pairs, elements } = await sweep({
    seed,
    models,
    schedules,
  });
  for (const divergence of divergences) print(divergence);
  print(`runs: ${runs} (${steps} decisions), divergences: ${divergences.length}`);
  print(
    `kinds of XML elements: ${elements.size}; pairs of blocks: ${pairs - missing.length} of ${pairs}`,
  );
  if (missing.length > 0) print(`never together: ${missing.slice(0, 20).join(', ')}`);
  print(`seeds ${seed} to ${seed + models - 1}, schedules 0 to ${schedules - 1}`);
  return divergences.length === 0 ? 0 : 1;
}

async function one(tree: Tree, variant: Variant, schedule: number): Promise<number> {
  const { xml, failure } = await repeat(tree, variant, schedule);
  print(xml);
  print(failure ?? 'no divergence');
  return failure === null ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
