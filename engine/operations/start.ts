import { processStarted } from '../apply/process-started.ts';
import type { EngineEvent } from '../model/event.ts';
import type { Graph, Node, Scope } from '../model/graph.ts';
import type { Run } from '../model/run.ts';
import { activateOnly } from '../verbs/activate.ts';
import { emit } from '../verbs/emit.ts';
import { pass } from '../verbs/hear.ts';
import { armEventStarts, startScope } from '../verbs/open-scope.ts';
import { startBefore } from './modify.ts';
import type { Operation, Rejection } from './operation.ts';

type Start = Extract<EngineEvent, { readonly kind: 'start' }>;

/**
 * Begins an instance at a start event, or at all that begins without one. A restart is a new
 * instance that begins before given elements: the ended one stays as it was.
 */
export const start: Operation<'start'> = (run, event) => {
  const scope = scopeOf(run.graph, event);
  if ('code' in scope) return scope;
  const { variables, parent, restart } = event;
  const beginner = restart ? null : beginnerOf(scope, event);
  const starts = restart || beginner ? [] : startsIn(run, scope, event.element);
  if ('code' in starts) return starts;
  emit(run, processStarted, scope.id, run.draft.id, {
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(restart && { restartOf: restart.of }),
    ...(parent && { parent }),
  });
  armEventStarts(run, scope, 0);
  const happened =
    run.env.play && starts.find(({ id, type }) => id === event.element && waits(type));
  if (happened) pass(run, happened, 0, null, null);
  startScope(run, happened ? starts.filter((one) => one !== happened) : starts, 0, null);
  if (beginner) beginBy(run, beginner, event);
  return restart ? startAmid(run, restart.before) : null;
};

function startAmid(run: Run, before: readonly string[]): Rejection | null {
  for (const element of before) {
    const refused = startBefore(run, element, { part: null, variables: {} });
    if (refused) return refused;
  }
  return before.length > 0 ? null : { code: 'unknown-element', detail: 'Expected an element' };
}

/**
 * The receive task, event-based gateway or parallel multiple start event that begins an instance,
 * and the event itself.
 */
interface Beginner {
  readonly node: Node;
  readonly first: Node;
}

function beginnerOf(scope: Scope, { element, use }: Start): Beginner | null {
  const first = element === null ? undefined : scope.nodes.find(({ id }) => id === element);
  if (!first) return null;
  // A person who begins it by hand waits for none of its triggers.
  const gathers = first.type === 'bpmn:StartEvent' && first.triggers?.parallel === true;
  if (gathers && use === undefined) return null;
  if (gathers || (first.instantiates && first.triggers)) return { node: first, first };
  const before = first.incoming.find(({ source }) => source.instantiates);
  return before ? { node: before.source, first } : null;
}

/** The root has the variables already; only mappings still ask for them. */
function beginBy(run: Run, { node, first }: Beginner, { variables, use = 0 }: Start): void {
  const me = activateOnly(run, node, 0, null);
  const payload = { variables: {}, mappedOnly: variables, outcome: null, failure: null };
  node.behaviour.begin?.(run, me, node.data, first, payload, use);
}

function scopeOf(graph: Graph, { process }: Start): Scope | Rejection {
  if (process !== null) {
    const scope = graph.scopes.get(process);
    if (scope && scope.node === null) return scope;
    return { code: 'unknown-process', detail: `Expected a process ${process} but there is none` };
  }
  const all = [...graph.scopes.values()].filter(({ node }) => node === null);
  const executable = all.filter((scope) => scope.executable);
  const [only, ...others] = executable.length > 0 ? executable : all;
  if (only && others.length === 0) return only;
  const found = all.map(({ id }) => id).join(', ');
  return { code: 'unknown-process', detail: `Expected one executable process but found ${found}` };
}

/** What a person begins with has happened; it need not be waited for. */
const waits = (type: string): boolean =>
  type === 'bpmn:IntermediateCatchEvent' || type === 'bpmn:ReceiveTask';

/** In play mode what has no incoming flow begins too, beside the start event. */
function startsIn(run: Run, scope: Scope, element: string | null): readonly Node[] | Rejection {
  const { startless } = scope;
  if (!run.env.play || startless.length === 0) return startsOf(scope, element);
  if (startless.some(({ id }) => id === element)) return startless;
  const starts = startsOf(scope, element);
  return 'code' in starts ? starts : [...starts, ...startless];
}

function startsOf(scope: Scope, element: string | null): readonly Node[] | Rejection {
  const events = scope.nodes.filter(({ type }) => type === 'bpmn:StartEvent');
  if (element !== null && events.length > 0) {
    const node = events.find(({ id }) => id === element);
    if (node) return [node];
    return { code: 'unknown-element', detail: `Expected a start event ${element} but none` };
  }
  if (scope.starts.length === 0) {
    return { code: 'unknown-element', detail: `Expected ${scope.id} to have a none start event` };
  }
  return events.length > 0 ? scope.starts.slice(0, 1) : scope.starts;
}
