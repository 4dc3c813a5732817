import { elements } from '../elements/index.ts';
import type { Element, Flow, ListenerUse, Node, Scope } from '../model/graph.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { readAdHoc } from './ad-hoc.ts';
import { readData, readScopeData } from './data.ts';
import { calledTask } from './global-task.ts';
import { isLinkTarget, noteLinks } from './links.ts';
import { readListeners, readTaken } from './listeners.ts';
import { noteReach } from './reach.ts';
import { childOf, listOf } from './reader.ts';
import { readLoop, readMapping, readNotices, readQuantity } from './settings.ts';
import { isNone, readTriggers } from './triggers.ts';
import { noteUnsupported } from './unsupported.ts';

/** The graph while it is being built. */
export interface Building {
  readonly at: Reader;
  readonly nodes: Map<string, Node>;
  readonly flows: Map<string, Flow>;
  readonly scopes: Map<string, Scope>;
  readonly byXml: Map<XmlNode, Node>;
  readonly globals: ReadonlyMap<string, XmlNode>;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Not nodes of the graph: data and flows. */
const OTHERS = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** Builds a process with all that is inside it. */
export function buildProcess(building: Building, process: XmlNode): void {
  const id = building.at.text(process, 'id') ?? '';
  buildScope(building, process, id, null, process.get('isExecutable') === true);
}

function buildScope(
  building: Building,
  container: XmlNode,
  id: string,
  node: Node | null,
  executable: boolean,
): Scope {
  const scope: Scope = {
    id,
    node,
    nodes: [],
    starts: [],
    startless: [],
    eventStarts: [],
    lateJoins: [],
    adHoc: readAdHoc(container, building.at),
    conditional: false,
    data: readScopeData(container),
    links: new Map(),
    executable,
  };
  building.scopes.set(id, scope);
  const content = listOf(container, 'flowElements');
  for (const xml of content) if (!OTHERS.has(xml.$type)) buildNode(building, scope, xml);
  for (const xml of content) if (xml.$type === 'bpmn:SequenceFlow') buildFlow(building, xml);
  for (const xml of content) finishNode(building, xml);
  noteLinks(scope);
  findStarts(scope, container.get('triggeredByEvent') === true);
  for (const join of scope.nodes) {
    const { settle, settlesFrom = 2 } = join.behaviour;
    if (settle && join.incoming.length >= settlesFrom) scope.lateJoins.push(join);
  }
  noteReach(scope);
  return scope;
}

/** What an element that we cannot run yet is taken for, so that drafts can still be played. */
function stand(xml: XmlNode): Element<unknown> {
  const isScope = xml.get('flowElements') !== undefined;
  const type = isScope ? 'bpmn:SubProcess' : 'bpmn:Task';
  return elements.get(type) as Element<unknown>;
}

function buildNode(building: Building, scope: Scope, xml: XmlNode): void {
  const { at } = building;
  const task = calledTask(xml, building.globals);
  const known = elements.get((task ?? xml).$type);
  noteUnsupported(xml, at, known !== undefined);
  const behaviour = known ?? stand(xml);
  const id = at.text(xml, 'id') ?? `${scope.id}#${scope.nodes.length}`;
  const node: Draft<Node> = {
    ...emptyNode(scope, id, behaviour),
    name: at.text(xml, 'name') ?? '',
    type: xml.$type,
    triggeredByEvent: xml.get('triggeredByEvent') === true,
    instantiates: xml.get('instantiate') === true,
    forCompensation: behaviour.activity === true && xml.get('isForCompensation') === true,
    loop: behaviour.activity ? readLoop(xml, at) : null,
    startQuantity: behaviour.activity ? readQuantity(xml, 'startQuantity', at) : 1,
    completionQuantity: behaviour.activity ? readQuantity(xml, 'completionQuantity', at) : 1,
    mapping: readMapping(xml, at) ?? (task && readMapping(task, at)),
    io: readData(xml, at) ?? (task && readData(task, at)),
    status: at.text(xml, 'ld:status'),
    notices: readNotices(xml, at),
    listeners: readListeners(xml, at),
  };
  scope.nodes.push(node);
  building.nodes.set(id, node);
  building.byXml.set(xml, node);
  if (behaviour.scope) node.inner = buildScope(building, xml, id, node, false);
  node.triggers = readTriggers(xml, behaviour, building.at);
  node.data = known ? behaviour.read(task ?? xml, at) : null;
}

function emptyNode(scope: Scope, id: string, behaviour: Element<unknown>): Node {
  return {
    index: scope.nodes.length,
    id,
    instantiates: false,
    name: '',
    type: behaviour.type,
    scope,
    behaviour,
    data: null,
    incoming: [],
    outgoing: [],
    conditional: false,
    defaultFlow: null,
    boundaries: [],
    host: null,
    inner: null,
    triggeredByEvent: false,
    forCompensation: false,
    compensation: null,
    loop: null,
    startQuantity: 1,
    completionQuantity: 1,
    mapping: null,
    io: null,
    status: null,
    notices: [],
    listeners: { start: [], end: [] },
    triggers: null,
    reach: null,
    reachByFlow: null,
  };
}

function buildFlow(building: Building, xml: XmlNode): void {
  const { at, byXml } = building;
  const source = byXml.get(childOf(xml, 'sourceRef') as XmlNode);
  const target = byXml.get(childOf(xml, 'targetRef') as XmlNode);
  // A flow that hangs or leaves its scope is a problem that a rule tells; it cannot be walked.
  if (!source || !target || source.scope !== target.scope) return;
  const condition = childOf(xml, 'conditionExpression');
  const id = at.text(xml, 'id') ?? `${source.id}->${target.id}#${source.outgoing.length}`;
  const text = condition && at.body(xml, 'conditionExpression');
  const when = condition && at.expression(text, xml, at.text(condition, 'language'));
  const taken = readTaken(xml, at).map((use, n) =>
    addTaken(building, source.scope, `${id}#${n}`, use),
  );
  const stops = [source, ...taken, target];
  for (const [n, stop] of stops.slice(1).entries()) {
    connect(building, {
      id: n === 0 ? id : `${id}#${n}`,
      name: at.text(xml, 'name') ?? '',
      source: stops[n] as Node,
      target: stop,
      condition: n === 0 ? when : null,
    });
  }
}

function connect({ flows }: Building, ends: Omit<Flow, 'outIndex' | 'inIndex'>): void {
  const { id, source, target } = ends;
  const flow: Flow = { ...ends, outIndex: source.outgoing.length, inIndex: target.incoming.length };
  source.outgoing.push(flow);
  target.incoming.push(flow);
  flows.set(id, flow);
}

/** Who listens for a flow to be taken is a service task on it, that no diagram shows. */
function addTaken({ nodes }: Building, scope: Scope, id: string, data: ListenerUse): Node {
  const behaviour = elements.get('bpmn:ServiceTask') as Element<unknown>;
  const node: Node = { ...emptyNode(scope, id, behaviour), data };
  scope.nodes.push(node);
  nodes.set(id, node);
  return node;
}

/** What needs all nodes and flows of the scope: defaults, attachments, conditional ways out. */
function finishNode({ at, byXml, flows }: Building, xml: XmlNode): void {
  const node = byXml.get(xml);
  if (!node) return;
  const defaultXml = childOf(xml, 'default');
  const defaultId = defaultXml && at.text(defaultXml, 'id');
  const defaultFlow = defaultId === null ? undefined : flows.get(defaultId);
  node.defaultFlow = defaultFlow?.source === node ? defaultFlow : null;
  node.conditional =
    node.behaviour.activity === true &&
    (node.defaultFlow !== null || node.outgoing.some((flow) => flow.condition !== null));
  const host = childOf(xml, 'attachedToRef');
  const attached = host && byXml.get(host);
  if (!attached || attached.scope !== node.scope || !attached.behaviour.activity) return;
  node.host = attached;
  attached.boundaries.push(node);
}

function findStarts(scope: Scope, byEvent: boolean): void {
  for (const node of scope.nodes) {
    // One has exactly one start event (10.3.5); in a draft it may have several.
    const events = node.inner?.nodes.filter(({ type }) => type === 'bpmn:StartEvent') ?? [];
    scope.eventStarts.push(...events.filter(({ triggers }) => !isNone(triggers)));
  }
  const isStart = (node: Node): boolean => node.type === 'bpmn:StartEvent';
  const own = scope.nodes.filter(isStart);
  const none = own.filter((node) => isNone(node.triggers));
  // The start of an event sub-process begins it again after an incident at its opening.
  if (own.length > 0) scope.starts.push(...(byEvent ? own : none));
  // What begins an instance by a message does not begin without one.
  else if (scope.nodes.some((node) => node.instantiates)) return;
  const alone = scope.nodes.filter((node) => !isStart(node) && beginsAlone(scope, node));
  (own.length > 0 ? scope.startless : scope.starts).push(...alone);
}

/** BPMN 2.0 13.1: without start events, all that has no incoming flow begins. */
function beginsAlone(scope: Scope, node: Node): boolean {
  if (node.incoming.length > 0 || node.forCompensation || node.triggeredByEvent) return false;
  if (node.type === 'bpmn:BoundaryEvent') return false;
  return !isLinkTarget(node) && !scope.eventStarts.some((start) => start.scope === node.inner);
}
