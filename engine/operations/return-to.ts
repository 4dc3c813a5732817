import { findElement, inPart, partLives } from '../apply/applier.ts';
import { variablesSet } from '../apply/variables-set.ts';
import { workReturned } from '../apply/work-returned.ts';
import type { EngineEvent } from '../model/event.ts';
import type { Node, Path } from '../model/graph.ts';
import type { ElementInstance, Seat } from '../model/part.ts';
import type { PassedLevel } from '../model/return.ts';
import type { Run } from '../model/run.ts';
import { emit } from '../verbs/emit.ts';
import { eventStartOf, openAround } from '../verbs/open-around.ts';
import { clearIncidents } from '../verbs/raise-incident.ts';
import { closeInside } from '../verbs/terminate.ts';
import { putBack, undo } from '../verbs/undo.ts';
import { withdrawAll } from '../verbs/withdraw.ts';
import type { Operation, Rejection } from './operation.ts';
import { standsStill } from './suspend-element.ts';

type ReturnTo = Extract<EngineEvent, { readonly kind: 'return-to' }>;

/** Where the target lives: its levels from the one in a living part down to the step itself. */
interface Way {
  /** Outermost first. */
  readonly levels: readonly (PassedLevel & { readonly node: Node })[];
  readonly element: string;
}

interface Source {
  readonly part: number;
  readonly instance: ElementInstance;
}

/**
 * Work goes back to a step that was passed. 'go-on' undoes what descends from it and does it
 * again; with 'straight-back' the source keeps its seat, all other tokens stay, and the token
 * comes directly back to a new activation of the source. A target inside a sub-process that has
 * ended: the sub-process starts anew at that step, its inputs mapped again.
 */
export const returnTo: Operation<'return-to'> = (run, event) => {
  const way = wayTo(run, event);
  if ('code' in way) return way;
  const source = event.source && sourceOf(run, event.source);
  if (event.source && !source)
    return refuse('not-waiting', `${event.source.wait} is not waited for`);
  const still = source && standsStill(run, source.part, source.instance.id);
  if (still) return still;
  if (event.afterwards === 'straight-back') return straightBack(run, event, way, source);
  tell(run, event, way, source);
  undo(run, way.levels[0] as PassedLevel);
  start(run, way);
  return null;
};

const refuse = (code: Rejection['code'], found: string): Rejection => ({
  code,
  detail: `Expected a step to return to but ${found}`,
});

function straightBack(run: Run, event: ReturnTo, way: Way, source: Source | null) {
  const living = way.levels[0] as PassedLevel;
  if (!source) return refuse('not-waiting', 'it goes straight back to nowhere');
  const { part, instance } = source;
  if (encloses(run, [part, instance.id], living.part))
    return refuse('not-returnable', 'it is inside the step that it is returned from');
  if (findElement(run.draft, living.part, living.activation) && way.levels.length === 1)
    return refuse('not-returnable', `${way.element} is active`);
  closeInside(run, part, instance);
  withdrawAll(run, part, instance.id);
  clearIncidents(run, part, instance.id);
  tell(run, event, way, source);
  start(run, way, { seat: [part, instance.id], path: instance.path ?? null });
  return null;
}

function encloses(run: Run, seat: Seat, part: number): boolean {
  for (let owner = run.draft.parts.get(part)?.owner; owner; ) {
    if (owner[0] === seat[0] && owner[1] === seat[1]) return true;
    owner = run.draft.parts.get(owner[0])?.owner;
  }
  return false;
}

function tell(run: Run, event: ReturnTo, { levels, element }: Way, source: Source | null): void {
  const { variables, reason, afterwards } = event;
  emit(run, workReturned, element, source?.instance.id ?? run.draft.id, {
    activation: levels.at(-1)?.activation ?? 0,
    origin: levels[0]?.activation ?? 0,
    ...(source && { from: source.instance.element }),
    ...(afterwards === 'straight-back' && { straightBack: true as const }),
    ...(reason && { reason }),
  });
  if (Object.keys(variables).length === 0) return;
  emit(run, variablesSet, run.draft.process, run.draft.id, { ...inPart(0), variables });
}

function wayTo(run: Run, { target }: ReturnTo): Way | Rejection {
  const living = target.levels.findIndex(({ part }) => partLives(run.draft, part));
  const levels = target.levels.slice(0, living + 1).reverse();
  const [step] = target.levels;
  if (!step || living < 0) return refuse('not-returnable', 'nothing around it lives');
  const body = levels.find(({ loop }) => loop !== undefined);
  if (body) {
    const detail = `Expected a step to return to but ${step.element} is in a body that has ended`;
    return { code: 'inside-ended-body', detail, offer: body.element };
  }
  const found: Way['levels'][number][] = [];
  for (const level of levels) {
    const node = run.graph.nodes.get(level.element);
    if (!node) return refuse('unknown-element', `there is no ${level.element}`);
    found.push({ ...level, node });
  }
  const last = found.at(-1)?.node;
  const begunByEvent = last && (last.host || eventStartOf(last) || isEventStart(last));
  if (begunByEvent) return refuse('not-returnable', `only its event begins ${step.element}`);
  return { levels: found, element: step.element };
}

const isEventStart = (node: Node): boolean =>
  node.scope.node !== null && eventStartOf(node.scope.node) === node;

function sourceOf(run: Run, { part, wait }: NonNullable<ReturnTo['source']>): Source | null {
  const found = run.draft.parts.get(part)?.waits.find(({ id }) => id === wait);
  const instance = found && findElement(run.draft, part, found.of);
  // What waits at an activity's border is not its work.
  return instance?.element === found?.element && instance ? { part, instance } : null;
}

/** A token that comes straight back keeps the branch of its seat. */
interface Visit {
  readonly seat: Seat;
  readonly path: Path;
}

/** Begins at the step; scopes around it that have ended are opened anew, with what they held. */
function start(run: Run, { levels }: Way, visit?: Visit): void {
  let part = levels[0]?.part ?? 0;
  const back = visit?.seat;
  for (const [i, { node, path: own = null }] of levels.entries()) {
    const within = levels[i + 1];
    const path = visit ? visit.path : own;
    if (!within) {
      run.queue.push({ node, part, flow: null, path, loop: null, back });
      return;
    }
    const inner = openAround(run, node, part, path, back ? { back } : { continues: within.part });
    if (inner === null) return;
    part = inner;
    if (back) continue;
    for (const { others } of within.joins) putBack(run, part, others);
    putBack(run, part, within.interrupted);
  }
}
