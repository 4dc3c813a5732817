import { elementOf, inPart } from '../apply/applier.ts';
import { bodyPartAt } from '../apply/body-parts.ts';
import { iterationBegun } from '../apply/iteration-begun.ts';
import type { StandardLoop } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { holds } from './evaluate.ts';

/** Begins the next iterations of a body, up to the number given; they queue like tokens. */
export function beginIterations(run: Run, whole: Activation, upTo: number): void {
  const { body } = elementOf(run.draft, whole.part, whole.id);
  if (!body) return;
  emit(run, iterationBegun, whole.node.id, whole.id, { ...inPart(whole.part), begun: upTo });
  for (let loop = body.begun; loop < upTo; loop++) {
    const part = bodyPartAt(body, loop);
    run.queue.push({ node: whole.node, part, flow: null, path: whole.path, loop });
  }
}

/**
 * Does another round follow after so many? The condition sees `loopCounter`, the number of the
 * round that ended last. A loop without a condition goes round as often as its maximum says.
 */
export function repeats(run: Run, whole: Activation, loop: StandardLoop, rounds: number): boolean {
  const { condition, maximum } = loop;
  if (maximum !== null && rounds >= maximum) return false;
  return condition ? holds(run, condition, whole.part, whole.id) : maximum !== null;
}
