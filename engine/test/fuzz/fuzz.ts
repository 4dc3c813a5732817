/// <reference types="node" />
import { random } from '../random.ts';
import { type Target, targets } from './targets.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
}

export interface FuzzResult {
  readonly runs: { readonly [target: string]: number };
  /** One line a violation, with the command that repeats it. */
  readonly failures: readonly string[];
  readonly worst: { readonly ms: number; readonly what: string };
}

/** Nothing that is read may take longer, of the processor: others may be busy beside us. */
const worstMsMax = 3000;

/** Input `i` follows from `seed + i` alone, so that one of them can be made again. */
export async function fuzz({ seed, count }: FuzzOptions): Promise<FuzzResult> {
  const runs: { [target: string]: number } = {};
  const failures: string[] = [];
  let worst = { ms: 0, what: '' };
  for (let i = 0; i < count; i++) {
    const pick = random(seed + i);
    const target = choose(pick(100));
    const text = target.make(pick);
    const what = `${target.name}, npm run fuzz -- --count 1 --seed ${seed + i}`;
    runs[target.name] = (runs[target.name] ?? 0) + 1;
    const began = process.cpuUsage();
    try {
      await target.use(text);
    } catch (error) {
      failures.push(`${what}: ${String(error)}`);
    }
    const ms = spentMs(began);
    if (ms > worst.ms) worst = { ms, what };
    if (ms > worstMsMax) failures.push(`${what}: ${Math.round(ms)} ms`);
  }
  return { runs, failures, worst };
}

function spentMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function choose(percent: number): Target {
  let below = 0;
  for (const target of targets) {
    below += target.share;
    if (percent < below) return target;
  }
  return targets[0] as Target;
}
