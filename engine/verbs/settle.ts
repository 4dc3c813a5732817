import { findElement, partOf } from '../apply/applier.ts';
import { processCompleted } from '../apply/process-completed.ts';
import type { ScopePart } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { activationOf } from './activate.ts';
import { emit, spend } from './emit.ts';
import { endProcess } from './end-process.ts';
import { chooseOutputs } from './give-outputs.ts';
import { clearIncidents, raiseForScope } from './raise-incident.ts';
import { takeTurn } from './take-turn.ts';
import { withdrawAll } from './withdraw.ts';

/**
 * Called when no token is on its way: joins that waited for the others are looked at again, and
 * scopes in which nothing is left end. Answers whether there is new work.
 */
export function settle(run: Run): boolean {
  for (const number of run.unsettled) {
    run.unsettled.delete(number);
    const part = run.draft.parts.get(number);
    if (!part || part.first !== undefined) continue;
    if ((part.tokens.length > 0 || part.gateways) && fireJoins(run, part)) return true;
    if (part.tokens.length > 0 && takeTurn(run, part)) return true;
    if (endsWith(run, part)) return true;
  }
  return false;
}

function fireJoins(run: Run, part: ScopePart): boolean {
  const joins = run.graph.scopes.get(part.scope)?.lateJoins ?? [];
  for (const node of joins) {
    spend(run, part.tokens.length + part.elements.length);
    const waiting = part.tokens.filter(
      ({ flow, held }) => !held && run.graph.flows.get(flow)?.target === node,
    );
    if (waiting.length === 0 && !part.gateways?.[node.id]) continue;
    if (node.behaviour.settle?.(run, node, part.part, waiting)) {
      run.unsettled.add(part.part);
      return true;
    }
  }
  return false;
}

function endsWith(run: Run, part: ScopePart): boolean {
  if (part.elements.length > 0) return false;
  if (part.tokens.length > 0) {
    starve(run, part);
    return false;
  }
  // An event sub-process that could not be waited for has nothing left to react to.
  clearIncidents(run, part.part, 0);
  if (part.owner) {
    const [owner, id] = part.owner;
    const instance = findElement(run.draft, owner, id);
    // A cancelled transaction ended it, but keeps it until its turn to be compensated.
    if (!instance) return false;
    const { state, compensation } = instance;
    if (state === 'compensating' || compensation) {
      run.compensations.push({ at: part.owner });
      return true;
    }
    const me = activationOf(run, owner, id);
    me?.node.behaviour.drained?.(run, me);
    return true;
  }
  completeProcess(run);
  return true;
}

/** Tokens wait at joins and nothing lives that could bring the missing ones. */
function starve(run: Run, part: ScopePart): void {
  if (part.incidents.some(({ of, stage }) => of === 0 && stage !== 'arm')) return;
  const flow = run.graph.flows.get(part.tokens[0]?.flow ?? '');
  const detail = `Expected more tokens at ${flow?.target.id} but none can come any more`;
  raiseForScope(
    run,
    part.part,
    flow?.target.id ?? part.scope,
    { code: 'join-starved', detail },
    'join',
  );
}

/**
 * The process ends, and gives its caller its data outputs or, where it declares none, all its
 * variables. A missing output is an incident before the end: nothing would be left to repair.
 */
function completeProcess(run: Run): void {
  const { parent, variables } = partOf(run.draft, 0);
  const { outputSets = [] } = run.graph.scopes.get(run.draft.process)?.data ?? {};
  const at = chooseOutputs(outputSets, 0, (name) => (variables[name] ?? null) !== null);
  if (at !== null && typeof at === 'object') {
    raiseForScope(run, 0, run.draft.process, at, 'end');
    return;
  }
  withdrawAll(run, 0, 0);
  emit(run, processCompleted, run.draft.process, run.draft.id, {});
  const names = outputSets[at ?? -1]?.names;
  const given = Object.entries(variables).filter(([name]) => names?.includes(name));
  endProcess(run, parent, { ok: true, variables: names ? Object.fromEntries(given) : variables });
}
