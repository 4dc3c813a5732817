import { findElement, inPart, partOf } from '../apply/applier.ts';
import { joinReopened } from '../apply/join-reopened.ts';
import { tokensReleased } from '../apply/tokens-released.ts';
import type { Seat } from '../model/part.ts';
import type { PassedLevel, Place } from '../model/return.ts';
import type { Run } from '../model/run.ts';
import { descends, type Origin } from './descends.ts';
import { emit, spend } from './emit.ts';
import { interrupts } from './open-around.ts';
import { armEventStart } from './open-scope.ts';
import { clearIncident } from './raise-incident.ts';
import { takeSeat } from './take-seat.ts';
import { terminate } from './terminate.ts';
import { without } from './without.ts';

/**
 * Undoes what descends from an activation in a part that lives: element instances and waiting
 * tokens end, and joins that had taken the branch get the tokens of their other flows back.
 */
export function undo(run: Run, level: PassedLevel): void {
  const { part, activation, path, joins } = level;
  const from: Origin[] = [{ id: activation, path }];
  for (const join of joins) from.push({ id: join.activation, path: join.path });
  callHome(run, part, from);
  const interrupted = endWhatDescends(run, part, from);
  const { incidents } = partOf(run.draft, part);
  for (const incident of incidents.filter(({ of, stage }) => of === 0 && stage !== 'arm')) {
    clearIncident(run, part, incident);
  }
  for (const { element, activation: first, flows } of joins) {
    const firing = partOf(run.draft, part).joins?.[element];
    if (!firing || firing.id < first) continue;
    emit(run, joinReopened, element, firing.id, inPart(part));
    if (flows) putBack(run, part, without(firing.tokens, flows));
  }
  if (!interrupted) return;
  putBack(run, part, level.interrupted);
  const { waits, scope } = partOf(run.draft, part);
  for (const start of run.graph.scopes.get(scope)?.eventStarts ?? []) {
    if (!waits.some(({ of, element }) => of === 0 && element === start.id))
      armEventStart(run, start, part);
  }
}

/**
 * A token that is away from its seat, at a step or in a sub-process that is undone, goes straight
 * back when its seat is not undone with it.
 */
function callHome(run: Run, part: number, from: readonly Origin[]): void {
  for (const { part: number, elements } of [...run.draft.parts.values()]) {
    for (const { id, away } of elements) {
      if (!away || !isUndone(run, away, part, from)) continue;
      if (!isUndone(run, [number, id], part, from)) takeSeat(run, number, [number, id]);
    }
  }
}

function isUndone(run: Run, seat: Seat, part: number, from: readonly Origin[]): boolean {
  let at: Seat | undefined = seat;
  for (; at && at[0] !== part; at = run.draft.parts.get(at[0])?.owner);
  const one = at && findElement(run.draft, ...at);
  return one !== null && one !== undefined && from.some((origin) => descends(one, origin));
}

/** Answers whether an event sub-process was among them that had ended all else in the scope. */
function endWhatDescends(run: Run, part: number, from: readonly Origin[]): boolean {
  const { elements, tokens, scope } = partOf(run.draft, part);
  spend(run, elements.length + tokens.length);
  let interrupted = false;
  for (const one of elements.slice()) {
    const node = run.graph.nodes.get(one.element);
    const took = node !== undefined && one.id > (from[0]?.id ?? 0) && interrupts(node);
    if (!took && !from.some((origin) => descends(one, origin))) continue;
    interrupted ||= took;
    terminate(run, part, one.id);
  }
  const gone = tokens.filter((token) => from.some((origin) => descends(token, origin)));
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    emit(run, tokensReleased, scope, run.draft.id, { ...inPart(part), tokens: ids });
  }
  return interrupted;
}

/** Tokens are again where they were; they arrive like any other, so that joins see them. */
export function putBack(run: Run, part: number, places: readonly Place[]): void {
  for (const { element = '', flow: id = '', path = null } of places) {
    const flow = run.graph.flows.get(id) ?? null;
    const node = flow?.target ?? run.graph.nodes.get(element);
    if (node) run.queue.push({ node, part, flow, path, loop: null });
  }
}
