import type { Graph, Node } from '../model/graph.ts';
import type { ElementInstance, ScopePart, Wait } from '../model/part.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import type { Id } from '../model/value.ts';
import { complete } from './complete.ts';
import { hand } from './hand.ts';

/** What a person may trigger in an instance that is played, as the event `trigger` names it. */
export interface Triggerable {
  readonly node: Node;
  readonly part: number;
  /** What waits, or what the event belongs to; 0 for the start of an event sub-process. */
  readonly activation: Id;
}

type Parts = ReadonlyMap<number, ScopePart>;

/** All that waits for somebody in an instance that is played. */
export function triggerable(graph: Graph, parts: Parts): readonly Triggerable[] {
  return [...parts.values()].flatMap((part) => {
    const own = part.elements.flatMap((instance) => triggerableAt(graph, part, instance));
    return [...own, ...eventStartsOf(graph, parts, part)];
  });
}

function triggerableAt(
  graph: Graph,
  { part }: ScopePart,
  { id, element, state, inner, compensation }: ElementInstance,
): readonly Triggerable[] {
  const node = graph.nodes.get(element);
  if (!node || state !== undefined || compensation) return [];
  const events = [...node.boundaries.filter(isTriggered)];
  if (node.type === 'bpmn:EventBasedGateway') events.push(...node.outgoing.map((f) => f.target));
  else if (inner === undefined && waitsItself(node)) events.unshift(node);
  return events.map((event) => ({ node: event, part, activation: id }));
}

/** Events that compensate are no triggers: the compensation comes to them. */
const isTriggered = ({ triggers }: Node): boolean =>
  triggers?.uses.some(({ trigger }) => trigger.name !== 'compensation') ?? false;

/** What is still active when a step is over, and not for what is inside it or for joins. */
const waitsItself = ({ behaviour, type }: Node): boolean =>
  behaviour.activity === true || type === 'bpmn:IntermediateCatchEvent';

function eventStartsOf(graph: Graph, parts: Parts, part: ScopePart): readonly Triggerable[] {
  const starts = graph.scopes.get(part.scope)?.eventStarts ?? [];
  if (starts.length === 0 || isOver(graph, parts, part)) return [];
  return starts.filter(isTriggered).map((node) => ({ node, part: part.part, activation: 0 }));
}

/** An interrupting event sub-process runs in it, or it is only kept for its compensation. */
function isOver(graph: Graph, parts: Parts, { owner, elements, scope }: ScopePart): boolean {
  const host = owner && parts.get(owner[0])?.elements.find(({ id }) => id === owner[1]);
  if (owner && (!host || host.state !== undefined)) return true;
  const starts = graph.scopes.get(scope)?.eventStarts ?? [];
  return elements.some(({ element }) =>
    starts.some((one) => one.scope.node?.id === element && one.triggers?.interrupting === true),
  );
}

const NOTHING: Payload = { variables: {}, outcome: null, failure: null };

/** Lets happen what waits. */
export function triggerNow(run: Run, { node, part, activation }: Triggerable): void {
  const instance = run.draft.parts.get(part)?.elements.find(({ id }) => id === activation);
  if (instance?.element === node.id) {
    const me: Activation = { node, part, id: activation, path: instance.path ?? null };
    if (node.behaviour.scope) node.behaviour.enter(run, me, node.data);
    else complete(run, me);
    return;
  }
  const wait: Wait = { kind: 'subscription', id: 0, element: node.id, of: activation };
  hand(run, part, wait, NOTHING);
}
