import { compile } from '../../index.ts';
import type { Tree } from './generator/block.ts';
import { blocks } from './generator/blocks/index.ts';
import { grow, nodesOf, pairs, simpler } from './generator/grow.ts';
import { Pen, type Variant, variants } from './generator/pen.ts';
import { Schedule } from './schedule.ts';

export interface Sweep {
  readonly seed: number;
  readonly models: number;
  readonly schedules: number;
}

export interface Swept {
  readonly runs: number;
  readonly steps: number;
  /** One text a divergence, with the command that repeats it. */
  readonly divergences: readonly string[];
  /** Pairs of blocks, one directly in the other, that were never played. */
  readonly missing: readonly string[];
  readonly pairs: number;
  readonly elements: ReadonlySet<string>;
}

/** After so many there is nothing to learn from further ones. */
const DIVERGENCES_MAX = 10;

/** Plays each model of a range of seeds; each is drawn in two ways of the five. */
export async function sweep({ seed, models, schedules }: Sweep): Promise<Swept> {
  const divergences: string[] = [];
  const elements = new Set<string>();
  const seen = new Set<string>();
  let [runs, steps] = [0, 0];
  for (let i = 0; i < models && divergences.length < DIVERGENCES_MAX; i++) {
    const tree = grow(seed + i);
    note(tree, seen);
    const drawings: readonly Variant[] = ['plain', variants[1 + (i % 4)] as Variant];
    for (const [index, variant] of drawings.entries()) {
      const first = index === 0 ? 0 : Math.ceil(schedules / 2);
      const last = index === 0 ? Math.ceil(schedules / 2) : schedules;
      const game = await prepare(tree, variant);
      for (const element of game.xml.matchAll(/<(\w+)[ />]/g)) elements.add(element[1] as string);
      for (let n = first; n < last; n++) {
        const failure = game.play(n);
        runs += 1;
        steps += typeof failure === 'number' ? failure : 0;
        if (typeof failure === 'number') continue;
        divergences.push(await report(tree, variant, n, failure));
        break;
      }
    }
  }
  const missing = pairs.map((pair) => pair.join(' > ')).filter((pair) => !seen.has(pair));
  return { runs, steps, divergences, missing, pairs: pairs.length, elements };
}

function note(tree: Tree, seen: Set<string>): void {
  for (const { kind, inner } of nodesOf(tree)) {
    for (const one of inner) seen.add(`${kind} > ${one.kind}`);
  }
}

interface Game {
  readonly xml: string;
  /** The number of steps, or what went wrong. */
  play(schedule: number): number | string;
}

async function prepare(tree: Tree, variant: Variant): Promise<Game> {
  const pen = new Pen(variant, blocks);
  const { xml } = pen.document(tree);
  const { definition, problems } = await compile(xml);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const variables = Object.fromEntries(pen.variables);
  return {
    xml,
    play(schedule) {
      if (!definition || errors.length > 0) return JSON.stringify(problems);
      const { piece } = new Pen(variant, blocks).document(tree);
      try {
        return new Schedule(definition, piece, schedule).play(variables);
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}

/** One schedule of one model, to look at it: the drawing and what went wrong, or null. */
export async function repeat(tree: Tree, variant: Variant, schedule: number) {
  const { xml, play } = await prepare(tree, variant);
  const failure = play(schedule);
  return { xml, failure: typeof failure === 'string' ? failure : null };
}

const TRIES = 12;

/** The simplest model that still goes wrong, with the command that plays it. */
async function report(
  tree: Tree,
  variant: Variant,
  schedule: number,
  failure: string,
): Promise<string> {
  let found = { tree, schedule, failure };
  for (let next: typeof found | null = found; next; ) {
    found = next;
    next = await simplerFailure(found.tree, variant, found.schedule);
  }
  const model = JSON.stringify(found.tree);
  const command = `npm run random -- --model '${model}' --schedule ${found.schedule}`;
  return `${found.failure}\n  ${command} --variant ${variant}`;
}

async function simplerFailure(tree: Tree, variant: Variant, schedule: number) {
  for (const one of simpler(tree)) {
    const game = await prepare(one, variant);
    for (const n of [schedule, ...Array.from({ length: TRIES }, (_, i) => i)]) {
      const failure = game.play(n);
      if (typeof failure === 'string') return { tree: one, schedule: n, failure };
    }
  }
  return null;
}
