import { inPart, partOf } from './apply/applier.ts';
import { tokenArrived } from './apply/token-arrived.ts';
import type { ScopePart } from './model/part.ts';
import type { Arrival, Run } from './model/run.ts';
import { activate } from './verbs/activate.ts';
import { mustQueue } from './verbs/ad-hoc.ts';
import { goOnCompensating } from './verbs/compensate.ts';
import { emit } from './verbs/emit.ts';
import { gather, keepToken } from './verbs/join.ts';
import { raiseForScope } from './verbs/raise-incident.ts';
import { react } from './verbs/react.ts';
import { settle } from './verbs/settle.ts';

/** More than any sane model does in one step; a loop without a wait ends here. */
const ACTIVATIONS_MAX = 200_000;
const QUEUE_KEPT = 1024;

/** Runs to quiescence: every token moves until it waits or ends. */
export function drain(run: Run): void {
  do {
    goOnCompensating(run);
    for (let arrival = nextAfterChanges(run); arrival; arrival = nextAfterChanges(run)) {
      if (++run.activations > ACTIVATIONS_MAX) hold(run, arrival);
      else enter(run, arrival);
      goOnCompensating(run);
    }
  } while (run.activations <= ACTIVATIONS_MAX && settle(run));
  if (run.activations > ACTIVATIONS_MAX) holdUnsettled(run);
}

/** Conditional events see each change before the next token moves. */
function nextAfterChanges(run: Run): Arrival | null {
  while (run.changes.length > 0 && run.activations <= ACTIVATIONS_MAX) react(run);
  return next(run);
}

/** The oldest token on its way whose scope still lives. */
function next(run: Run): Arrival | null {
  const { queue, draft } = run;
  while (run.head < queue.length) {
    const arrival = queue[run.head++];
    if (run.head > QUEUE_KEPT) {
      queue.splice(0, run.head);
      run.head = 0;
    }
    if (arrival && draft.parts.has(arrival.part)) return arrival;
  }
  return null;
}

function enter(run: Run, { node, part, flow, path, loop, back }: Arrival): void {
  if (flow && mustQueue(run, node, part)) keepToken(run, part, flow, path);
  else if (flow && node.startQuantity > 1) gather(run, node, part, flow, path);
  else if (flow && node.behaviour.arrive) node.behaviour.arrive(run, node, part, flow, path);
  else activate(run, node, part, path, loop, back && { back });
}

/** A token on its way stops where it is; resolving the incident lets it go on. */
function hold(run: Run, { node, part, flow, path, loop }: Arrival): void {
  emit(run, tokenArrived, node.id, run.draft.id, {
    ...inPart(part),
    flow: flow?.id ?? node.id,
    ...(path && { path }),
    ...(loop !== null && { loop }),
    held: true,
  });
  raiseLimit(run, partOf(run.draft, part), node.id);
}

/** Joins that might fire and scopes that might end are looked at when the incident is resolved. */
function holdUnsettled(run: Run): void {
  for (const number of run.unsettled) {
    const part = run.draft.parts.get(number);
    if (!part || part.first !== undefined) continue;
    if (part.tokens.length > 0 || part.elements.length === 0) raiseLimit(run, part, part.scope);
  }
}

/** One incident a part is enough for all that stands still in it. */
function raiseLimit(run: Run, { part, incidents }: ScopePart, element: string): void {
  if (incidents.some(({ stage }) => stage === 'tokens')) return;
  const detail = `Expected at most ${ACTIVATIONS_MAX} activations in one step but found more`;
  raiseForScope(run, part, element, { code: 'activation-limit', detail }, 'tokens');
}
