import { elementOf, inPart } from '../apply/applier.ts';
import { bodyPartAt } from '../apply/body-parts.ts';
import { iterationBegun } from '../apply/iteration-begun.ts';
import type { Activation, Run } from '../model/run.ts';
import { emit } from './emit.ts';

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
