import { elementOf, inPart } from '../apply/applier.ts';
import { elementActivated } from '../apply/element-activated.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import type { Failure, Node, Path } from '../model/graph.ts';
import type { Seat } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import { callListener } from './create-job.ts';
import { emit } from './emit.ts';
import { enterPlayed } from './enter-played.ts';
import { mapInputs, sendNotices, writeRecord } from './map-data.ts';
import { openBody } from './open-body.ts';
import { raiseIncident } from './raise-incident.ts';
import { takeInputs } from './take-inputs.ts';
import { armAll } from './wait-for.ts';

// Both steps of the chart that lead to `active` happen in one record.
const ready = move(lifecycles.elementInstance, lifecycles.elementInstance.initial, 'arrive');
move(lifecycles.elementInstance, ready, 'activate');

/** What a join took, the seat that a token goes back to, or what a handler compensates. */
type MoreOfActivation =
  | { readonly tokens: readonly number[]; readonly flows: readonly string[] }
  | { readonly back: Seat }
  | { readonly compensates: Seat };

/** Makes an element instance and begins its work. */
export function activate(
  run: Run,
  node: Node,
  part: number,
  path: Path,
  loop: number | null = null,
  more?: MoreOfActivation,
): void {
  const me = activateOnly(run, node, part, path, loop, more);
  begin(run, me, loop !== null);
}

/** Makes an element instance whose work its caller does. */
export function activateOnly(
  run: Run,
  node: Node,
  part: number,
  path: Path,
  loop: number | null = null,
  more?: MoreOfActivation,
): Activation {
  const at = inPart(part);
  const data =
    path === null && loop === null && !more
      ? at
      : { ...at, ...(path && { path }), ...(loop !== null && { loop }), ...more };
  // The record's number becomes the id of the element instance, known before it is written.
  const id = run.draft.n + 1;
  emit(run, elementActivated, node.id, id, data);
  return { node, part, id, path };
}

/**
 * Begins the work of an active element instance; also the second try after an incident, when the
 * events attached to it may be `armed` already and go on counting.
 */
export function begin(run: Run, me: Activation, isIteration: boolean, armed = false) {
  const { node } = me;
  const taken = !run.env.play && node.io && takeInputs(run, me, node.io, isIteration);
  if (taken === 'waits') return;
  // What is attached is not waited for yet: the second try begins before that.
  if (taken) return raiseIncident(run, me, taken, armed ? 'enter' : 'arm');
  if (node.boundaries.length > 0 && !isIteration && !armed) {
    const failure = armAll(run, me, node.boundaries);
    if (failure) return raiseIncident(run, me, failure, 'arm');
  }
  if (node.loop && !isIteration && !run.env.play) return openBody(run, me);
  const failure = mapInputs(run, me) ?? announce(run, me);
  if (failure) return raiseIncident(run, me, failure);
  enter(run, me);
}

/** Begins the work itself, after those who listen for its start. */
function enter(run: Run, me: Activation): void {
  const { node } = me;
  if (run.env.play) enterPlayed(run, me);
  else if (!callListener(run, me, ['start', 0])) node.behaviour.enter(run, me, node.data);
}

/** What the case shows and who is told when an element is entered. */
export function announce(run: Run, me: Activation): Failure | null {
  if (run.env.play) return null;
  const { status, notices } = me.node;
  if (status !== null) writeRecord(run, me, { status });
  return notices.length > 0 ? sendNotices(run, me) : null;
}

/** The activation of an element instance that waits in a part. */
export function activationOf(run: Run, part: number, id: number): Activation | null {
  const node = run.graph.nodes.get(elementOf(run.draft, part, id).element);
  if (!node) return null;
  return { node, part, id, path: elementOf(run.draft, part, id).path ?? null };
}
