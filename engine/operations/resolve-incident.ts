import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { tokensReleased } from '../apply/tokens-released.ts';
import { variablesSet } from '../apply/variables-set.ts';
import type { Incident } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { activationOf, begin } from '../verbs/activate.ts';
import { complete, nodeOf } from '../verbs/complete.ts';
import { callListener } from '../verbs/create-job.ts';
import { emit } from '../verbs/emit.ts';
import { assign, setVariables } from '../verbs/map-data.ts';
import { armEventStart } from '../verbs/open-scope.ts';
import { clearIncident, clearIncidents } from '../verbs/raise-incident.ts';
import { closeInside } from '../verbs/terminate.ts';
import { withdrawWork } from '../verbs/withdraw.ts';
import type { Operation } from './operation.ts';
import { standsStill } from './suspend-element.ts';

/** What was wrong is repaired, maybe by new values of variables: the work goes on where it was. */
export const resolveIncident: Operation<'resolve-incident'> = (run, event) => {
  const part = run.draft.parts.get(event.part);
  const incident = part?.incidents.find(({ id }) => id === event.incident);
  if (!part || !incident) {
    return { code: 'not-waiting', detail: `Expected incident ${event.incident} to be open` };
  }
  const still = standsStill(run, part.part, incident.of);
  if (still) return still;
  const me = incident.of === 0 ? null : activationOf(run, part.part, incident.of);
  const { variables } = event;
  if (me) repair(run, me, variables);
  else if (Object.keys(variables).length > 0) {
    const at = inPart(part.part);
    emit(run, variablesSet, part.scope, run.draft.id, { ...at, variables });
  }
  clearIncident(run, part.part, incident);
  if (!me) release(run, part.part, incident, Object.keys(variables).length > 0);
  else if (incident.heard) callListener(run, me, incident.heard);
  else if (incident.stage === 'complete') complete(run, me, incident.result ?? null);
  else enterAgain(run, me, incident);
  return null;
};

/** Values of the activity's own data are its own, all others the scope's. */
function repair(run: Run, me: Activation, variables: Variables): void {
  const { own } = me.node.io ?? {};
  const isOwn = (name: string): boolean => own?.has(name) === true;
  const names = Object.entries(variables);
  const given = Object.fromEntries(names.filter(([name]) => isOwn(name)));
  if (Object.keys(given).length > 0) setVariables(run, me, me.part, me.id, given);
  assign(run, me, Object.fromEntries(names.filter(([name]) => !isOwn(name))));
}

/**
 * The second try begins from nothing: waits, an inner scope and iterations of the first one are
 * gone. The events attached to the activity were waited for all the time and go on.
 */
function enterAgain(run: Run, me: Activation, { stage }: Incident): void {
  const instance = elementOf(run.draft, me.part, me.id);
  const { incidents } = partOf(run.draft, me.part);
  const others = incidents.some((other) => other.of === me.id && other.stage === 'arm');
  closeInside(run, me.part, instance);
  withdrawWork(run, me.part, me.id);
  clearIncidents(run, me.part, me.id);
  begin(run, me, instance.loop !== undefined, stage !== 'arm' && !others);
}

/**
 * Held tokens go on; tokens that waited in vain at a join are dropped, unless variables have
 * `changed`, which its condition may have waited for.
 */
function release(run: Run, part: number, incident: Incident, changed: boolean) {
  run.unsettled.add(part);
  if (incident.stage === 'arm') return armEventStart(run, nodeOf(run, incident.element), part);
  const { tokens: all } = partOf(run.draft, part);
  const held = all.filter((token) => token.held);
  const tokens = (incident.stage === 'join' && !changed ? all : held).map((token) => token.id);
  if (tokens.length > 0)
    emit(run, tokensReleased, incident.element, run.draft.id, { ...inPart(part), tokens });
  for (const token of held) {
    const flow = run.graph.flows.get(token.flow) ?? null;
    const node = flow?.target ?? run.graph.nodes.get(token.flow);
    const { path = null, loop = null } = token;
    if (node) run.queue.push({ node, part, flow, path, loop });
  }
}
