import type { Node } from '../../model/graph.ts';
import type { XmlNode } from '../../model/xml.ts';
import { idOf as nearestId } from '../parse.ts';
import { childOf, listOf } from '../reader.ts';
import type { Model } from './rule.ts';

/** Every flow node of the model. */
export const nodesOf = ({ graph }: Model): Iterable<Node> => graph.nodes.values();

export const nodesOfType = (model: Model, type: string): Node[] =>
  [...nodesOf(model)].filter((node) => node.type === type);

/** Every process and sub-process of the XML, also what the graph could not take. */
export function* containersOf(model: Model): Generator<XmlNode> {
  const open = listOf(model.root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  while (open.length > 0) {
    const container = open.pop() as XmlNode;
    yield container;
    const inner = listOf(container, 'flowElements');
    open.push(...inner.filter((node) => node.get('flowElements') !== undefined));
  }
}

export function* elementsOf(model: Model): Generator<XmlNode> {
  for (const container of containersOf(model)) yield* listOf(container, 'flowElements');
}

export const idOf = (node: XmlNode): string => String(node.get('id') ?? '');

/** The id of a node, or of the nearest one around it that has one. */
export const idNear = (node: XmlNode): string | null => nearestId(node);

/** What an event waits for or throws, written in it or referred to. */
export const definitionsOf = (event: XmlNode): readonly XmlNode[] => [
  ...listOf(event, 'eventDefinitions'),
  ...listOf(event, 'eventDefinitionRef'),
];

export const hasDefinition = (event: XmlNode, type: string): boolean =>
  definitionsOf(event).some(({ $type }) => $type === type);

/** The condition of a flow; null also where its element is there but empty, as some tools write. */
export function conditionOf(flow: XmlNode): string | null {
  const body = childOf(flow, 'conditionExpression')?.get('body');
  const text = typeof body === 'string' ? body.trim() : '';
  return text === '' ? null : text;
}

/** What is around a node, from the inside out. */
export function* around(node: XmlNode): Generator<XmlNode> {
  for (let at = node.$parent; at; at = at.$parent) yield at;
}

/** Part of a process that is not marked as executable, or such a process. */
export function isDrawn(node: XmlNode): boolean {
  const process = [node, ...around(node)].find(({ $type }) => $type === 'bpmn:Process');
  return process !== undefined && process.get('isExecutable') !== true;
}

/** A process whose content is given, for the examples of rules. */
export const inProcess = (content: string): string =>
  `<process id="p" isExecutable="true">${content}</process>`;

export const flow = (from: string, to: string, content = ''): string =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${content}</sequenceFlow>`;

export const when = (condition: string): string =>
  `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;

/** A start and an end with something between them. */
export const between = (content: string, ...ids: string[]): string => {
  const all = ['start', ...ids, 'end'];
  const flows = all.slice(1).map((id, i) => flow(all[i] as string, id));
  return inProcess(`<startEvent id="start"/>${content}<endEvent id="end"/>${flows.join('')}`);
};

/** Two pools whose processes are given, with message flows or whatever else joins them. */
export const inPools = (one: string, other: string, content = ''): string =>
  `<collaboration id="c"><participant id="one" processRef="p"/><participant id="two" processRef="q"/>${content}</collaboration>${inProcess(one)}<process id="q">${other}</process>`;

export const messageFlow = (from: string, to: string): string =>
  `<messageFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

/** A task that a boundary event undoes through its handler. */
export const undone = (handler: string, more = ''): string =>
  between(
    `<task id="a"/><boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><task id="undo" ${handler}/>${more}`,
    'a',
  );

export const association = (from: string, to: string): string =>
  `<association id="${from}.${to}" sourceRef="${from}" targetRef="${to}"/>`;
