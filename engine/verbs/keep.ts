import { inPart, partOf } from '../apply/applier.ts';
import { bodyClosed } from '../apply/body-closed.ts';
import { bodyParts } from '../apply/body-parts.ts';
import type { Keeping } from '../apply/kept.ts';
import { scopeClosed } from '../apply/scope-closed.ts';
import type { Node } from '../model/graph.ts';
import { type ElementInstance, KEPT_PER_PART } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { emit } from './emit.ts';

/** What the record says that ends an activity which can be compensated from then on. */
export function keepingIn(run: Run, part: number): Keeping {
  const { kept } = partOf(run.draft, part);
  if (!kept || kept.length < KEPT_PER_PART) return { kept: true };
  return { kept: true, shelf: partOf(run.draft, 0).next as number };
}

/** Does a completed activity stay with its insides: something in them can be compensated? */
export function keepsInside(run: Run, { compensation }: Node, instance: ElementInstance): boolean {
  if (!compensation) return false;
  const { inner } = instance;
  if (inner !== undefined && compensation.start) return true;
  const mayKeep = instance.body !== undefined || compensation.inner;
  return mayKeep && insideOf(instance).some((part) => holdsKept(run, part));
}

/** A compensation activity undoes it; for a multi-instance activity, each of its instances. */
export function hasHandler(
  run: Run,
  { compensation, loop }: Node,
  instance: ElementInstance,
): boolean {
  const isWhole = !run.env.play && loop !== null && instance.loop === undefined;
  return !isWhole && compensation?.handler != null;
}

function holdsKept(run: Run, number: number): boolean {
  const { kept, older } = partOf(run.draft, number);
  return kept !== undefined || older !== undefined;
}

/**
 * The same for one that a cancelled transaction ends, whose insides are empty already: what had
 * completed in it is compensated, and so is anew what was being compensated. Insides without
 * anything of that kind are closed.
 */
export function keepingOfEnded(run: Run, part: number, instance: ElementInstance): Keeping {
  const { id, element, inner, body, state, compensates, partial } = instance;
  const wasDone = state === 'compensating' && !partial;
  const keeps =
    !compensates && (wasDone || insideOf(instance).some((inside) => holdsKept(run, inside)));
  if (keeps) return { ...keepingIn(run, part), ...(!wasDone && { partial: true }) };
  if (inner !== undefined) emit(run, scopeClosed, element, id, { ...inPart(part), inner });
  if (body) emit(run, bodyClosed, element, id, inPart(part));
  return {};
}

/** The parts inside an element instance: its inner scope or its iterations. */
export function insideOf({ inner, body }: ElementInstance): readonly number[] {
  if (body) return bodyParts(body);
  return inner === undefined ? [] : [inner];
}
