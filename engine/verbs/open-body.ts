import { inPart, partOf } from '../apply/applier.ts';
import { bodyOpened } from '../apply/body-opened.ts';
import type { Failure, Loop, MultiInstance, StandardLoop } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';
import { complete } from './complete.ts';
import { emit } from './emit.ts';
import { evaluate } from './evaluate.ts';
import { beginIterations, repeats } from './iterate.ts';
import { collect } from './map-data.ts';
import { raiseIncident } from './raise-incident.ts';

/** More iterations at once than any list of people; a wrong cardinality must not fill the store. */
const ITERATIONS_MAX = 50_000;

/** Begins a standard loop, or a multi-instance activity: how many, over what; BPMN 2.0 13.3.7. */
export function openBody(run: Run, me: Activation) {
  const loop = me.node.loop as Loop;
  if (loop.kind === 'standard') return openLoop(run, me, loop);
  const size = sizeOf(run, me, loop);
  if ('code' in size) return raiseIncident(run, me, size);
  const { total, items } = size;
  if (total === 0) {
    if (loop.output && loop.outputCollection) collect(run, me, loop.outputCollection, []);
    return complete(run, me);
  }
  emit(run, bodyOpened, me.node.id, me.id, {
    ...inPart(me.part),
    total,
    first: partOf(run.draft, 0).next as number,
    ...(items && { items }),
    ...(loop.output && { collects: true }),
  });
  // What waits in the queue counts now, or bodies within bodies would fill the memory first.
  if (!loop.sequential) run.activations += total;
  beginIterations(run, me, loop.sequential ? 1 : total);
}

/**
 * Begins a standard loop, BPMN 2.0 13.3.6: with `testBefore` its condition is asked before the
 * first round already.
 */
function openLoop(run: Run, me: Activation, loop: StandardLoop) {
  if (loop.testBefore && !repeats(run, me, loop, 0)) return complete(run, me);
  const first = partOf(run.draft, 0).next as number;
  emit(run, bodyOpened, me.node.id, me.id, { ...inPart(me.part), first });
  beginIterations(run, me, 1);
}

interface Size {
  readonly total: number;
  readonly items: readonly Json[] | null;
}

function sizeOf(run: Run, me: Activation, loop: MultiInstance): Size | Failure {
  const items = loop.collection ? evaluate(run, loop.collection, me.part, me.id).value : null;
  if (loop.collection && !Array.isArray(items)) {
    const found = JSON.stringify(items);
    const detail = `Expected a list from ${loop.collection.text} but found ${found}`;
    return { code: 'collection-invalid', detail };
  }
  const list = items as readonly Json[] | null;
  const total = loop.cardinality
    ? evaluate(run, loop.cardinality, me.part, me.id).value
    : (list?.length ?? 0);
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0) {
    const detail = `Expected a whole number of iterations but found ${JSON.stringify(total)}`;
    return { code: 'cardinality-invalid', detail };
  }
  if (total > ITERATIONS_MAX) {
    const detail = `Expected at most ${ITERATIONS_MAX} iterations but found ${total}`;
    return { code: 'too-many-iterations', detail };
  }
  return { total, items: list };
}
