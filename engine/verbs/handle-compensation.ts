import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { bodyClosed } from '../apply/body-closed.ts';
import { elementCompensated } from '../apply/element-compensated.ts';
import { elementTerminated } from '../apply/element-terminated.ts';
import { scopeClosed } from '../apply/scope-closed.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import type { ElementInstance, Seat } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { activate } from './activate.ts';
import { emit } from './emit.ts';

/** The compensation activity of a compensating one; it is compensated at once without any. */
export function runHandler(run: Run, at: Seat) {
  const [part, id] = at;
  const { element, partial, body, path = null } = elementOf(run.draft, part, id);
  const handler = run.graph.nodes.get(element)?.compensation?.handler;
  // Those of a multi-instance activity have run for each of its iterations.
  if (!handler || partial || body) return endCompensating(run, at);
  const { first, owner } = partOf(run.draft, part);
  const scope = first === undefined || !owner ? part : owner[0];
  activate(run, handler, scope, path, null, { compensates: at });
}

/** All inside is compensated: what was kept of it goes, then its own handler has its turn. */
export function closeCompensating(run: Run, at: Seat, instance: ElementInstance) {
  const [part] = at;
  const { id, element, inner, body } = instance;
  if (inner !== undefined) emit(run, scopeClosed, element, id, { ...inPart(part), inner });
  if (!body) return runHandler(run, at);
  emit(run, bodyClosed, element, id, inPart(part));
  endCompensating(run, at);
}

/** A handler that was ended from outside has not compensated, but nobody waits for it any more. */
export function endOfHandler(
  run: Run,
  at: Seat,
  { id, element }: ElementInstance,
  how: 'completed' | 'terminated',
) {
  if (how === 'completed') return endCompensating(run, at);
  const { by } = elementOf(run.draft, ...at);
  emit(run, elementTerminated, element, id, inPart(at[0]));
  goOnWith(run, at[0], by);
}

function endCompensating(run: Run, [part, id]: Seat): void {
  const { element, by } = elementOf(run.draft, part, id);
  move(lifecycles.elementInstance, 'compensating', 'finish');
  emit(run, elementCompensated, element, id, inPart(part));
  goOnWith(run, part, by);
}

function goOnWith(run: Run, part: number, by: Seat | undefined): void {
  run.unsettled.add(part);
  if (by) run.compensations.push({ at: by });
}
