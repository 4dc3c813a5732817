import { elementOf, partOf } from '../../apply/applier.ts';
import type { Node, Path } from '../../model/graph.ts';
import type { Wait } from '../../model/part.ts';
import type { Payload, Run } from '../../model/run.ts';
import { activateOnly, announce } from '../../verbs/activate.ts';
import { branch, complete } from '../../verbs/complete.ts';
import { deliveredBy, hear, pass } from '../../verbs/hear.ts';
import { mapInputs } from '../../verbs/map-data.ts';
import { openScope, startScope } from '../../verbs/open-scope.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { takeInputsNow } from '../../verbs/take-inputs.ts';
import { emptyScope } from '../../verbs/terminate.ts';
import { armRest } from '../../verbs/wait-for.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.5.2 and 13.5.4. A start event of a process or sub-process just lets its token go. In
 *  an event sub-process it waits as long as the enclosing scope lives and then opens it; an
 *  interrupting one ends all else in that scope and stops the other event sub-processes. The first
 *  trigger of a parallel multiple one begins the instance, which then waits for the others: what
 *  came is kept with it, and correlates by it. */
export const startEvent = element({
  type: 'bpmn:StartEvent',
  read: () => null,
  enter(run, me) {
    complete(run, me);
  },
  begin(run, me, _data, _first, payload, use) {
    const failure = armRest(run, { part: me.part, of: me.id }, me.node, use);
    if (failure) return raiseIncident(run, me, failure);
    const wait = { kind: 'subscription', id: 0, element: me.node.id, of: me.id, use } as const;
    me.node.behaviour.resume?.(run, me, null, wait, payload);
  },
  resume(run, me, _data, wait, payload) {
    const heard = hear(run, me.node, me.part, wait, payload);
    if (heard) complete(run, me, deliveredBy(heard, me.node));
  },
  trigger: openEventSubProcess,
});

function openEventSubProcess(run: Run, node: Node, part: number, wait: Wait, payload: Payload) {
  const eventSubProcess = node.scope.node;
  if (!eventSubProcess || !node.triggers) return;
  const { interrupting } = node.triggers;
  const heard = hear(run, node, part, wait, payload, !interrupting);
  if (!heard) return;
  if (interrupting) emptyScope(run, part);
  const path = ownPath(run, part, !interrupting);
  const me = activateOnly(run, eventSubProcess, part, path);
  const failure = takeInputsNow(run, me) ?? mapInputs(run, me) ?? announce(run, me);
  if (failure) return raiseIncident(run, me, failure);
  const inner = openScope(run, me);
  pass(run, node, inner, path, deliveredBy(heard, node));
  startScope(run, run.env.play ? node.scope.startless : [], inner, path);
}

/** One that runs beside the others is a branch of its scope, whose fork is the scope itself. */
function ownPath(run: Run, part: number, beside: boolean): Path {
  const { owner } = partOf(run.draft, part);
  const path = owner ? (elementOf(run.draft, ...owner).path ?? null) : null;
  return beside ? branch(path, owner?.[1] ?? 0, -(run.draft.n + 1)) : path;
}
