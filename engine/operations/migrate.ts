import { inPart, partLives, partOf } from '../apply/applier.ts';
import { processMigrated } from '../apply/process-migrated.ts';
import { tokensReleased } from '../apply/tokens-released.ts';
import type { EngineEvent } from '../model/event.ts';
import type { Graph, Node, Scope } from '../model/graph.ts';
import type { MigrationPlan, MigrationProblem } from '../model/migration.ts';
import type { ScopePart, Wait } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { emit } from '../verbs/emit.ts';
import { interrupts } from '../verbs/open-around.ts';
import { clearIncident } from '../verbs/raise-incident.ts';
import { putBack } from '../verbs/undo.ts';
import { arm } from '../verbs/wait-for.ts';
import { withdrawEvent } from '../verbs/withdraw.ts';
import { problemsOfPlan, problemsOfState } from './migration-problems.ts';
import type { Operation, Rejection } from './operation.ts';

type Migrate = Extract<EngineEvent, { readonly kind: 'migrate' }>;

/**
 * Takes the instance to another version of its definition; the run already has the new one.
 * Nothing that is done is done again: tasks, jobs and calls stay as they are. Events at borders
 * and event sub-processes that are new are armed, those that are gone disarmed, the others kept or
 * armed anew as the plan says. Joins are asked again, since they may wait for other flows now.
 */
export const migrate: Operation<'migrate'> = (run, event) => {
  const { former: old, graph: next } = run;
  const { plan } = event;
  const parts = [...run.draft.parts.values()];
  const problems = [...problemsOfPlan(old, next, plan), ...problemsOfState(old, next, plan, parts)];
  if (problems.length > 0) return refuse(problems);
  const armed = disarm(run, plan);
  rename(run, event);
  const living = [...run.draft.parts.values()].filter(({ part }) => partLives(run.draft, part));
  const failed = living.flatMap((part) => armNew(run, part, plan, armed));
  if (failed.length > 0) return refuse(failed);
  for (const { part, waits } of living) {
    askJoins(run, part, plan);
    for (const { kind, id } of waits) {
      if (kind === 'data') run.changes.push({ part, names: null, condition: id });
    }
  }
  return null;
};

const refuse = (problems: readonly MigrationProblem[]): Rejection => ({
  code: 'migration-refused',
  detail: problems.map(({ element, detail }) => `${element}: ${detail}`).join('; '),
  problems,
});

/** Owners and events, by their new names, that wait no more and are to wait anew. */
type Rearmed = Set<string>;

const key = (part: number, of: number, event: string): string => `${part} ${of} ${event}`;

/** An event beside the work: at an activity's border, or the start of an event sub-process. */
const isBeside = (node: Node | undefined, { of }: Wait): boolean =>
  node !== undefined && (of === 0 || node.host !== null);

function disarm(run: Run, { elements, events }: MigrationPlan): Rearmed {
  const again: Rearmed = new Set();
  for (const { part, waits } of [...run.draft.parts.values()]) {
    const seen = new Set<string>();
    for (const wait of waits) {
      const { of, element } = wait;
      const node = run.former.nodes.get(element);
      const to = Object.hasOwn(elements, element) ? elements[element] : undefined;
      const isEvent =
        (node?.triggers?.uses.length ?? 0) > 0 &&
        !['task', 'job', 'call', 'data'].includes(wait.kind);
      const gone = to === undefined && isBeside(node, wait);
      const anew = to !== undefined && isEvent && events === 'rearm';
      if ((!gone && !anew) || seen.has(`${of} ${element}`)) continue;
      seen.add(`${of} ${element}`);
      withdrawEvent(run, part, of, element);
      if (anew) again.add(key(part, of, to));
    }
  }
  return again;
}

function rename(run: Run, { to, plan }: Migrate): void {
  const changed = (names: MigrationPlan['elements']) =>
    Object.fromEntries(Object.entries(names).filter(([id, name]) => id !== name));
  const elements = changed(plan.elements);
  const flows = changed(plan.flows);
  const process = plan.elements[run.draft.process] ?? run.draft.process;
  emit(run, processMigrated, process, run.draft.id, {
    to,
    ...(Object.keys(elements).length > 0 && { elements }),
    ...(Object.keys(flows).length > 0 && { flows }),
  });
}

/** Events that the old version did not have, and those that begin anew. */
function armNew(run: Run, part: ScopePart, plan: MigrationPlan, again: Rearmed) {
  const known = new Set(Object.values(plan.elements));
  const number = part.part;
  const problems: MigrationProblem[] = [];
  const want = (of: number, event: Node): void => {
    if (known.has(event.id) && !again.has(key(number, of, event.id))) return;
    const failure = arm(run, { part: number, of }, event);
    if (!failure) return;
    problems.push({ element: event.id, code: 'event-not-armed', detail: failure.detail });
  };
  for (const { id, element, away, state } of part.elements.slice()) {
    const node = run.graph.nodes.get(element);
    if (!node || away || state === 'compensating') continue;
    if (part.first === undefined) for (const event of node.boundaries) want(id, event);
    for (const event of [node, ...node.outgoing.map(({ target }) => target)]) {
      if (again.has(key(number, id, event.id))) want(id, event);
    }
  }
  const scope = part.first === undefined ? run.graph.scopes.get(part.scope) : undefined;
  if (scope && !isInterrupted(run, part)) for (const start of scope.eventStarts) want(0, start);
  return problems;
}

/** An interrupting event sub-process that runs has ended all other events of the scope. */
const isInterrupted = (run: Run, { elements }: ScopePart): boolean =>
  elements.some(({ element }) => {
    const node = run.graph.nodes.get(element);
    return node !== undefined && interrupts(node);
  });

/** Tokens at joins that have other incoming flows now arrive once more. */
function askJoins(run: Run, number: number, { elements }: MigrationPlan): void {
  const part = run.draft.parts.get(number);
  if (!part) return;
  run.unsettled.add(number);
  for (const incident of part.incidents.filter(({ stage }) => stage === 'join')) {
    clearIncident(run, number, incident);
  }
  const scope: Scope | undefined = run.graph.scopes.get(part.scope);
  const changed = new Set(scope?.nodes.filter((node) => differs(run.former, node, elements)));
  const tokens = partOf(run.draft, number).tokens.filter(({ flow, held }) => {
    const target = run.graph.flows.get(flow)?.target;
    return !held && target !== undefined && changed.has(target);
  });
  if (tokens.length === 0) return;
  const ids = tokens.map(({ id }) => id);
  emit(run, tokensReleased, part.scope, run.draft.id, { ...inPart(number), tokens: ids });
  putBack(run, number, tokens);
}

function differs(old: Graph, node: Node, elements: MigrationPlan['elements']): boolean {
  if (node.incoming.length === 0) return false;
  const [from] = Object.entries(elements).find(([, to]) => to === node.id) ?? [];
  return old.nodes.get(from ?? '')?.incoming.length !== node.incoming.length;
}
