/// <reference types="node" />
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../../compile/compile.ts';
import type { Graph } from '../../model/graph.ts';
import { Player } from '../../simulate/player.ts';
import type { SuiteResult } from './suite.ts';
import { makeLiner } from './token-lines.ts';

type Step =
  | { readonly do: 'choose'; readonly element: string; readonly flows: readonly string[] }
  | { readonly do: 'wait-at'; readonly element: string }
  | { readonly do: 'trigger'; readonly element: string }
  | { readonly do: 'send-along'; readonly messageFlow: string }
  | { readonly do: 'expect'; readonly trace: string };

interface Case {
  readonly name: string;
  readonly model: string;
  readonly steps: readonly Step[];
}

/** Plays the cases of a folder: `cases.json`, `<model>.bpmn` and `<trace>.json`. */
export async function run(folder: string): Promise<SuiteResult> {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const cases = JSON.parse(await read('cases.json')) as readonly Case[];
  const failures: string[] = [];
  for (const one of cases) {
    const difference = await play(one, read);
    if (difference) failures.push(`${one.name} ${difference}`);
  }
  return { passed: cases.length - failures.length, total: cases.length, failures };
}

/** What differs first; null where nothing does. */
async function play(
  { model, steps }: Case,
  read: (name: string) => Promise<string>,
): Promise<string | null> {
  const { definition, problems } = await compile(await read(`${model}.bpmn`));
  if (!definition) return `cannot be compiled: ${problems[0]?.message.en}`;
  const player = new Player(definition);
  // Only `compile` makes definitions, and what it makes is the graph.
  const linesOf = makeLiner(definition as Graph);
  let seen = 0;
  for (const step of steps) {
    if (step.do === 'expect') {
      const trace = JSON.parse(await read(`${step.trace}.json`)) as readonly string[];
      const difference = compare(linesOf.expected(trace), linesOf.played(player.log.slice(seen)));
      if (difference) return `${step.trace}: ${difference}`;
      seen = player.log.length;
    } else if (!act(player, step)) {
      return `cannot ${step.do} ${'element' in step ? step.element : step.messageFlow}`;
    }
  }
  return null;
}

function act(player: Player, step: Exclude<Step, { readonly do: 'expect' }>): boolean {
  if (step.do === 'trigger') return player.trigger(step.element);
  if (step.do === 'send-along') return player.send(step.messageFlow);
  if (step.do === 'choose') player.choose(step.element, step.flows);
  else player.waitAt(step.element);
  return true;
}

/** Compares two multisets of lines. */
function compare(expected: readonly string[], played: readonly string[]): string | null {
  const rest = [...played];
  const missing = expected.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  if (missing.length + rest.length === 0) return null;
  return `missing ${missing.join(' ') || 'nothing'}, beyond ${rest.join(' ') || 'nothing'}`;
}
