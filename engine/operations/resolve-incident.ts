import { inPart, partOf } from '../apply/applier.ts';
import { scopeClosed } from '../apply/scope-closed.ts';
import { tokensReleased } from '../apply/tokens-released.ts';
import { variablesSet } from '../apply/variables-set.ts';
import type { Incident } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import { activationOf, begin } from '../verbs/activate.ts';
import { complete } from '../verbs/complete.ts';
import { emit } from '../verbs/emit.ts';
import { assign } from '../verbs/map-data.ts';
import { armEventStarts } from '../verbs/open-scope.ts';
import { clearIncident, raiseForTokens } from '../verbs/raise-incident.ts';
import { emptyScope } from '../verbs/terminate.ts';
import { withdrawAll } from '../verbs/withdraw.ts';
import type { Operation } from './operation.ts';

/** What was wrong is repaired, maybe by new values of variables: the work goes on where it was. */
export const resolveIncident: Operation<'resolve-incident'> = (run, event) => {
  const part = run.draft.parts.get(event.part);
  const incident = part?.incidents.find(({ id }) => id === event.incident);
  if (!part || !incident) {
    return { code: 'not-waiting', detail: `Expected incident ${event.incident} to be open` };
  }
  const me = incident.of === 0 ? null : activationOf(run, part.part, incident.of);
  const { variables } = event;
  if (me) assign(run, me, variables);
  else if (Object.keys(variables).length > 0) {
    const at = inPart(part.part);
    emit(run, variablesSet, part.scope, run.draft.id, { ...at, variables });
  }
  clearIncident(run, part.part, incident);
  if (!me) release(run, part.part, incident);
  else if (incident.stage === 'complete') complete(run, me, incident.result ?? null);
  else enterAgain(run, me);
  return null;
};

/** The second try begins from nothing: waits and an inner scope of the first one are gone. */
function enterAgain(run: Run, me: Activation): void {
  const instance = partOf(run.draft, me.part).elements.find(({ id }) => id === me.id);
  if (instance?.inner !== undefined) {
    emptyScope(run, instance.inner);
    const at = inPart(me.part);
    emit(run, scopeClosed, me.node.id, me.id, { ...at, inner: instance.inner });
  }
  withdrawAll(run, me.part, me.id);
  begin(run, me, instance?.loop !== undefined);
}

/**
 * Held tokens go on; tokens that waited in vain at a join are dropped; without tokens it was an
 * event sub-process that could not be waited for.
 */
function release(run: Run, part: number, incident: Incident) {
  const scope = partOf(run.draft, part);
  run.unsettled.add(part);
  if (scope.tokens.length === 0) return armAgain(run, part, incident);
  const held = scope.tokens.filter((token) => token.held);
  const taken = held.length > 0 ? held : scope.tokens.slice();
  const tokens = taken.map((token) => token.id);
  emit(run, tokensReleased, incident.element, run.draft.id, { ...inPart(part), tokens });
  for (const token of held) {
    const flow = run.graph.flows.get(token.flow) ?? null;
    const node = flow?.target ?? run.graph.nodes.get(token.flow);
    const { path = null, loop = null } = token;
    if (node) run.queue.push({ node, part, flow, path, loop });
  }
}

function armAgain(run: Run, part: number, incident: Incident) {
  const scope = run.graph.scopes.get(partOf(run.draft, part).scope);
  const failure = scope && armEventStarts(run, scope, part);
  if (failure) raiseForTokens(run, part, incident.element, failure);
}
