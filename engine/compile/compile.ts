import type {
  Compiled,
  ProcessSummary,
  StartSummary,
  UserTaskSummary,
} from '../model/definition.ts';
import type { Graph, Node, Scope } from '../model/graph.ts';
import type { Problem } from '../model/problem.ts';
import type { XmlNode } from '../model/xml.ts';
import { type Building, buildProcess } from './build.ts';
import { readCollaboration } from './collaboration.ts';
import { linkCompensation } from './compensation.ts';
import { readForeign } from './foreign/index.ts';
import { globalTasksOf } from './global-task.ts';
import { guardXml } from './guard.ts';
import { linkMessageFlows } from './message-flows.ts';
import { parse } from './parse.ts';
import { placeAt, placesOf } from './places.ts';
import { problemOf } from './problems.ts';
import { listOf, makeReader } from './reader.ts';
import { checkRules, type Found } from './rules/index.ts';
import { modelOf } from './rules/model.ts';
import { readTags } from './schema/tree.ts';
import { validate } from './schema/validate.ts';
import { startAlarm } from './start-alarm.ts';
import { markConditions } from './triggers.ts';

/**
 * Compiles BPMN XML, tolerantly: a definition comes whenever the structure allows, so that drafts
 * can be simulated, beside the problems that reading met.
 */
export async function compile(xml: string): Promise<Compiled> {
  const { graph, problems } = await read(xml);
  return { definition: graph, problems: placed(xml, problems) };
}

/** All problems of a model, those of the model rules too. Publishing refuses errors. */
export async function check(xml: string): Promise<readonly Problem[]> {
  const { graph, root, problems } = await read(xml);
  if (!graph || !root) return placed(xml, problems);
  const tags = readTags(xml);
  const found = checkRules(modelOf(root, graph, tags ? validate(tags) : []));
  const all = placed(xml, [...problems, ...found]);
  return all.filter((one) => !isToldBetter(one, all));
}

/** The parser's word for an unknown tag, where the schema's says the same of the same line. */
function isToldBetter(problem: Problem, all: readonly Problem[]): boolean {
  if (problem.rule !== 'xml/unparsable-content') return false;
  return all.some((one) => one.line === problem.line && TELL_TAG.has(one.rule));
}

const TELL_TAG = new Set(['schema/unknown-element', 'schema/misplaced-element']);

interface Reading {
  readonly root: XmlNode | null;
  readonly graph: Graph | null;
  readonly problems: readonly Problem[];
}

async function read(xml: string): Promise<Reading> {
  const danger = guardXml(xml);
  if (danger) return { root: null, graph: null, problems: [danger] };
  const { root, problems } = await parse(xml);
  if (!root) return { root, graph: null, problems };
  const found: Problem[] = [...problems];
  if (isTooLarge(root)) {
    const large = problemOf('model/too-many-elements', null, `${ELEMENTS_MAX}`);
    return { root, graph: null, problems: [large, ...found] };
  }
  return { root, graph: build(root, found), problems: found };
}

/** More than any diagram that people read; what follows costs more than linear time. */
const ELEMENTS_MAX = 10_000;

function isTooLarge(root: XmlNode): boolean {
  const open: XmlNode[] = listOf(root, 'rootElements').slice();
  let count = 0;
  for (let node = open.pop(); node && count <= ELEMENTS_MAX; node = open.pop()) {
    const inner = node.get('flowElements') === undefined ? [] : listOf(node, 'flowElements');
    count += inner.length;
    for (const one of inner) open.push(one);
  }
  return count > ELEMENTS_MAX;
}

function build(root: XmlNode, problems: Problem[]): Graph {
  const at = makeReader(root, problems, readForeign(root, problems));
  const building: Building = {
    at,
    nodes: new Map(),
    flows: new Map(),
    scopes: new Map(),
    byXml: new Map(),
    globals: globalTasksOf(root),
  };
  const processes = listOf(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  for (const process of processes) buildProcess(building, process);
  linkCompensation(building, root);
  const collaboration = readCollaboration(root, at);
  const begun = linkMessageFlows(building, collaboration, problems);
  const { nodes, flows, scopes } = building;
  return {
    id: at.text(root, 'id') ?? '',
    processes: processes.map((process) => {
      const id = at.text(process, 'id') ?? '';
      const summary = summaryOf(id, at.text(process, 'name') ?? '', scopes.get(id) as Scope);
      const more = begun.flatMap((one) => (one.process === id ? [one.start] : []));
      return { ...summary, starts: [...summary.starts, ...more] };
    }),
    collaboration,
    userTask: (element) => summaryIn(nodes.get(element)),
    startAlarm: (start, clock, rung) => startAlarm(nodes, start, clock, rung),
    nodes,
    flows,
    scopes,
    conditional: markConditions(nodes.values()),
  };
}

function summaryIn(node: Node | undefined): UserTaskSummary | null {
  const data = node?.data as { readonly summary?: UserTaskSummary } | null | undefined;
  return data?.summary ?? null;
}

const beginsByEvent = (node: Node): boolean =>
  node.instantiates || node.incoming.some(({ source }) => source.instantiates);

function summaryOf(id: string, name: string, scope: Scope): ProcessSummary {
  const events = scope.nodes.filter(({ type }) => type === 'bpmn:StartEvent');
  const begins = scope.nodes.filter((node) => node.instantiates).flatMap(beginnersOf);
  const usual = events.length > 0 ? events : scope.starts;
  const starts = [...usual, ...begins].flatMap(startsOf);
  return { id, name, executable: scope.executable, starts };
}

/** A receive task begins an instance itself, an event-based gateway by the events behind it. */
const beginnersOf = (node: Node): readonly Node[] =>
  node.triggers ? [node] : node.outgoing.map(({ target }) => target);

function startsOf(node: Node): readonly StartSummary[] {
  const element = node.id;
  const begins = node.type === 'bpmn:StartEvent' || beginsByEvent(node);
  const uses = begins ? node.triggers?.uses : null;
  if (!uses) return [{ element, type: 'none' }];
  return uses.flatMap(({ trigger, data }, index): readonly StartSummary[] => {
    const type = trigger.name;
    const label = trigger.label(data);
    const at = { element, ...(index > 0 && { use: index }) };
    if (type === 'message' || type === 'signal') return [{ ...at, type, name: label }];
    if (type === 'timer') return [{ ...at, type, expression: label }];
    return type === 'none' ? [{ ...at, type }] : [];
  });
}

/** Each problem with the line and column of its element, or of what it says itself. */
function placed(xml: string, problems: readonly Found[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const places = placesOf(xml);
  const exact = placeAt(xml);
  return problems.map(({ at, ...problem }) => {
    if (at !== undefined) return { ...problem, ...exact(at) };
    if (problem.line !== null) return problem;
    const place = problem.element === null ? undefined : places.get(problem.element);
    return place ? { ...problem, ...place } : problem;
  });
}
