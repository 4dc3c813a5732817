import type { CompensationUse, Node, Scope } from '../model/graph.ts';
import type { XmlNode } from '../model/xml.ts';
import type { CompensationThrow } from '../verbs/compensate.ts';
import type { Building } from './build.ts';
import { childOf, listOf } from './reader.ts';

/**
 * BPMN 2.0 10.7: finds the handlers of all activities, and who can be asked to compensate. An
 * activity without any handler, or which nothing in the model ever compensates, has no
 * `compensation`, so that an instance keeps nothing of it.
 */
export function linkCompensation(building: Building, root: XmlNode): void {
  const handlers = handlersOf(building, root);
  const scopes = [...building.scopes.values()];
  const uses = new Map<Node, CompensationUse>();
  // Scopes come before those inside them.
  for (const scope of scopes.toReversed()) {
    for (const node of scope.nodes) {
      const use = useOf(node, handlers, uses);
      if (use) uses.set(node, use);
    }
  }
  const meant = meantBy(building);
  const reached = new Set<Node>();
  for (const scope of scopes) {
    const all = isMeant(scope, meant, reached, uses);
    for (const node of scope.nodes) {
      if (!all && !meant.nodes.has(node)) continue;
      reached.add(node);
      node.compensation = uses.get(node) ?? null;
    }
  }
}

/** Activities and scopes that throw events mean, and transactions that can be cancelled. */
interface Meant {
  readonly nodes: Set<Node>;
  readonly scopes: Set<Scope>;
  readonly cancelled: Set<Scope>;
}

/** The compensation activity of each activity that has one, through its boundary event. */
function handlersOf({ byXml }: Building, root: XmlNode): ReadonlyMap<Node, Node> {
  const handlers = new Map<Node, Node>();
  for (const association of associationsOf(root)) {
    const ends = ['sourceRef', 'targetRef'].map((end) => childOf(association, end));
    const [source, target] = ends.map((end) => end && byXml.get(end));
    if (source && target) link(handlers, source, target);
    if (source && target) link(handlers, target, source);
  }
  return handlers;
}

function link(handlers: Map<Node, Node>, event: Node, handler: Node): void {
  const { host } = event;
  if (!host || !catchesCompensation(event) || handlers.has(host)) return;
  if (handler.forCompensation && handler.scope === host.scope) handlers.set(host, handler);
}

/** Associations are artifacts of any scope, or of the collaboration. */
function* associationsOf(root: XmlNode): Generator<XmlNode> {
  const open = [...listOf(root, 'rootElements')];
  for (let container = open.pop(); container; container = open.pop()) {
    if (container.get('artifacts') !== undefined)
      for (const one of listOf(container, 'artifacts')) {
        if (one.$type === 'bpmn:Association') yield one;
      }
    if (container.get('flowElements') !== undefined) {
      for (const inner of listOf(container, 'flowElements')) open.push(inner);
    }
  }
}

const catchesCompensation = ({ triggers }: Node): boolean =>
  triggers?.uses.some(({ trigger }) => trigger.name === 'compensation') === true;

function useOf(
  node: Node,
  handlers: ReadonlyMap<Node, Node>,
  uses: ReadonlyMap<Node, CompensationUse>,
): CompensationUse | null {
  const start = node.inner?.eventStarts.find(catchesCompensation) ?? null;
  const handler = handlers.get(node) ?? null;
  // What compensates is not compensated itself.
  if (node.forCompensation || isHandler(node)) return null;
  const isDefault = !handler && node.inner?.nodes.some((one) => uses.has(one)) === true;
  const inner = start !== null || isDefault;
  return handler || inner ? { handler, start, inner } : null;
}

/** A compensation event sub-process. */
const isHandler = ({ inner }: Node): boolean =>
  inner?.nodes.some((one) => one.type === 'bpmn:StartEvent' && catchesCompensation(one)) === true;

function meantBy({ nodes }: Building): Meant {
  const meant: Meant = { nodes: new Set(), scopes: new Set(), cancelled: new Set() };
  for (const node of nodes.values()) {
    if (node.type === 'bpmn:BoundaryEvent' || node.type === 'bpmn:StartEvent') continue;
    for (const { trigger, data } of node.triggers?.uses ?? []) {
      if (trigger.name === 'compensation') {
        mean(meant, node, nodes, (data as CompensationThrow).activity);
      }
      const cancelled = trigger.name === 'cancel' ? transactionAround(node.scope) : null;
      if (cancelled) meant.cancelled.add(cancelled);
    }
  }
  return meant;
}

function mean(
  { nodes, scopes }: Meant,
  event: Node,
  all: ReadonlyMap<string, Node>,
  activity: string | null,
): void {
  const target = activity === null ? null : all.get(activity);
  // The activity whose event sub-process throws has not completed: what is inside is meant.
  if (target?.inner && isAround(target.inner, event.scope)) scopes.add(target.inner);
  else if (target) nodes.add(target);
  if (activity !== null) return;
  // An event sub-process speaks for the scope around it too.
  for (let scope: Scope | undefined = event.scope; scope; ) {
    scopes.add(scope);
    scope = scope.node?.triggeredByEvent ? scope.node.scope : undefined;
  }
}

const isAround = (outer: Scope, inner: Scope): boolean =>
  outer === inner || (inner.node !== null && isAround(outer, inner.node.scope));

function transactionAround(scope: Scope): Scope | null {
  if (!scope.node) return null;
  return scope.node.type === 'bpmn:Transaction' ? scope : transactionAround(scope.node.scope);
}

/** Whether all in the scope may be compensated: asked for scopes from outside inwards. */
function isMeant(
  scope: Scope,
  { scopes, cancelled }: Meant,
  reached: ReadonlySet<Node>,
  uses: ReadonlyMap<Node, CompensationUse>,
): boolean {
  const { node } = scope;
  // A cancelled transaction also compensates what had completed in sub-processes still active.
  if (node && cancelled.has(node.scope)) cancelled.add(scope);
  if (scopes.has(scope) || cancelled.has(scope)) return true;
  const use = node && reached.has(node) ? uses.get(node) : null;
  return use?.handler === null && use.start === null;
}
