import { findElement, inPart, partOf } from '../apply/applier.ts';
import { compensationBegun } from '../apply/compensation-begun.ts';
import { compensationEnded } from '../apply/compensation-ended.ts';
import { elementCompensating } from '../apply/element-compensating.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import type { Node } from '../model/graph.ts';
import type { ElementInstance, Kept, Seat } from '../model/part.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import { activationOf } from './activate.ts';
import { endCancelled } from './cancel-transaction.ts';
import { complete } from './complete.ts';
import { emit, spend } from './emit.ts';
import { closeCompensating, endOfHandler, runHandler } from './handle-compensation.ts';
import { insideOf } from './keep.ts';
import { clearIncidents } from './raise-incident.ts';

/** BPMN 2.0 table 10.89: what a compensation throw event compensates. */
export interface CompensationThrow {
  /** BPMN id of the activity; null means all that completed in the scope. */
  readonly activity: string | null;
  readonly waits: boolean;
}

/** Begins to compensate; false when the thrower waits until all of it is done. */
export function compensate(run: Run, me: Activation, { activity, waits }: CompensationThrow) {
  const aim = aimOf(run, me, activity);
  const before = run.draft.n;
  if (!latest(run, aim.parts, before, aim.activity)) return true;
  emit(run, compensationBegun, me.node.id, me.id, { ...inPart(me.part), ...aim, before });
  run.compensations.push({ at: [me.part, me.id] });
  return !waits;
}

interface Aim {
  readonly parts: readonly number[];
  readonly activity?: string;
}

/**
 * The named activity is looked for in the scopes around. Without a name, or with that of the
 * activity which an event sub-process belongs to, all in the scope is meant; an event sub-process
 * speaks for the scope around it too.
 */
function aimOf(run: Run, me: Activation, activity: string | null): Aim {
  const parts: number[] = [];
  const wanted = activity === null ? null : run.graph.nodes.get(activity);
  for (let number: number | undefined = me.part; number !== undefined; ) {
    const { scope: id, first, owner } = partOf(run.draft, number);
    const scope = first === undefined ? run.graph.scopes.get(id) : undefined;
    if (wanted && scope === wanted.scope) return { parts: [number], activity: wanted.id };
    if (wanted && number !== me.part && scope?.node === wanted) return { parts: [number] };
    if (activity === null) {
      parts.push(number);
      if (!scope?.node?.triggeredByEvent) break;
    }
    number = owner?.[0];
  }
  return { parts };
}

/** The kept activity that ended last, but not after `before`; with the part that keeps it. */
function latest(
  run: Run,
  parts: readonly number[],
  before = Number.POSITIVE_INFINITY,
  element: string | null = null,
): { readonly part: number; readonly from: number; readonly entry: Kept } | null {
  let found: { part: number; from: number; entry: Kept } | null = null;
  for (const part of parts) {
    for (let from: number | undefined = part; from !== undefined; ) {
      const holder = run.draft.parts.get(from);
      const fits = ({ done, element: id }: Kept) =>
        done <= before && (element === null || id === element);
      const entry = holder?.kept?.findLast(fits);
      if (entry && entry.done > (found?.entry.done ?? 0)) found = { part, from, entry };
      from = entry ? undefined : holder?.older;
    }
  }
  return found;
}

/** Goes on with all compensations that have something to do, until each waits or is done. */
export function goOnCompensating(run: Run): void {
  for (let step = run.compensations.pop(); step; step = run.compensations.pop()) {
    const instance = findElement(run.draft, ...step.at);
    if (instance && step.handler) endOfHandler(run, step.at, instance, step.handler);
    else if (instance) goOn(run, step.at, instance);
  }
}

/** The next activity in reverse order of completion, or the end when there is none left. */
function goOn(run: Run, at: Seat, instance: ElementInstance) {
  const { compensation } = instance;
  const parts = compensation?.parts ?? insideOf(instance);
  const found = latest(run, parts, compensation?.before, compensation?.element);
  if (found) return begin(run, at, instance, found.part, found.from, found.entry);
  // Tokens that left a handler over a boundary event are still on their way inside.
  if (insideOf(instance).some((inside) => lives(run, inside))) return;
  if (instance.state === 'compensating') closeCompensating(run, at, instance);
  else if (instance.state === 'terminating') endCancelled(run, at, instance);
  else endThrow(run, at, instance);
}

function lives(run: Run, number: number): boolean {
  const { elements, tokens } = partOf(run.draft, number);
  return elements.length + tokens.length > 0;
}

function begin(
  run: Run,
  by: Seat,
  { path }: ElementInstance,
  part: number,
  from: number,
  entry: Kept,
): void {
  move(lifecycles.elementInstance, 'completed', 'compensate');
  spend(run, 64);
  const { id, element, partial } = entry;
  emit(run, elementCompensating, element, id, {
    ...inPart(part),
    ...(from !== part && { from }),
    by,
    ...(path && { path }),
  });
  const at: Seat = [part, id];
  const use = run.graph.nodes.get(element)?.compensation;
  if (entry.inner !== undefined && use?.start && !partial)
    handleInside(run, use.start, entry.inner);
  else if (insideOf(entry).length > 0) run.compensations.push({ at });
  else runHandler(run, at);
}

/** The compensation event sub-process finds the data of its scope as they were at its end. */
function handleInside(run: Run, start: Node, inner: number): void {
  const payload: Payload = { variables: {}, outcome: null, failure: null };
  const wait = { kind: 'subscription', id: 0, element: start.id, of: 0 } as const;
  start.behaviour.trigger?.(run, start, inner, wait, payload);
}

function endThrow(run: Run, [part, id]: Seat, { compensation }: ElementInstance): void {
  const me = activationOf(run, part, id);
  if (!me || !compensation) return;
  const { left } = compensation;
  if (left) clearIncidents(run, part, id);
  emit(run, compensationEnded, me.node.id, id, { ...inPart(part), ...(left && { gone: true }) });
  run.unsettled.add(part);
  if (!left) complete(run, me);
}
