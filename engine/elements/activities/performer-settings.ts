import type { Reader, XmlNode } from '../../model/xml.ts';
import type { AssignmentRule, Given } from './user-task.ts';

const many = (node: XmlNode, name: string): readonly XmlNode[] => {
  const found = node.get(name);
  return Array.isArray(found) ? (found as readonly XmlNode[]) : [];
};

const one = (node: XmlNode, name: string): XmlNode | null => {
  const found = node.get(name);
  return found !== null && typeof found === 'object' ? (found as XmlNode) : null;
};

/** Arguments that our rules know; a resource with one of them as parameter names a rule. */
const ARGUMENTS = new Set(['of', 'role', 'unit', 'user', 'post', 'group', 'level']);

/**
 * BPMN 2.0 10.3.1 and 10.3.4: people of a task as its resource roles say. A performer or human
 * performer is a person, a potential owner a group or role; `user(ann)` and `group(staff)`, as
 * Activiti writes them, say which. A resource is a group or role by its name or, with parameters
 * that our rules know as arguments, the rule of that name.
 */
export function readRoles(node: XmlNode, at: Reader): readonly AssignmentRule[] {
  return many(node, 'resources').flatMap((role) => readRole(role, at));
}

function readRole(role: XmlNode, at: Reader): readonly AssignmentRule[] {
  const resource = one(role, 'resourceRef');
  if (resource) return [ofResource(resource, many(role, 'resourceParameterBindings'), at)];
  const assignment = one(role, 'resourceAssignmentExpression');
  const text = assignment && at.body(assignment, 'expression');
  if (!assignment || text === null) return [];
  const language = one(assignment, 'expression')?.get('language');
  const usual = role.$type === 'bpmn:PotentialOwner' ? 'groups' : 'user';
  return partsOf(text).map(({ kind, inner }) => ({
    rule: kind ?? usual,
    literals: {},
    given: [givenBy('of', inner, role, at, typeof language === 'string' ? language : null)],
  }));
}

interface Part {
  readonly kind: 'user' | 'groups' | null;
  readonly inner: string;
}

const CALLS = /^(?:\s*(?:user|group)\s*\([^()]*\)\s*(?:,|$))+$/;

function partsOf(text: string): readonly Part[] {
  if (!CALLS.test(text)) return [{ kind: null, inner: text }];
  const calls = [...text.matchAll(/(user|group)\s*\(([^()]*)\)/g)];
  return calls.map(([, kind, inner = '']) => ({
    kind: kind === 'user' ? 'user' : 'groups',
    inner: inner.trim(),
  }));
}

const WORD = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

function givenBy(
  name: string,
  text: string,
  node: XmlNode,
  at: Reader,
  language: string | null,
): Given {
  const word = WORD.test(text.trim()) ? text.trim() : null;
  const names = word === null ? [] : [word];
  return { name, expression: at.expression(text, node, language, names), word };
}

function ofResource(resource: XmlNode, bindings: readonly XmlNode[], at: Reader): AssignmentRule {
  const name = at.text(resource, 'name') ?? at.text(resource, 'id') ?? '';
  const given = bindings.flatMap((binding) => {
    const parameter = one(binding, 'parameterRef');
    const text = at.body(binding, 'expression');
    if (!parameter || text === null) return [];
    const language = one(binding, 'expression')?.get('language');
    const known = typeof language === 'string' ? language : null;
    return givenBy(at.text(parameter, 'name') ?? '', text, binding, at, known);
  });
  if (given.some((each) => ARGUMENTS.has(each.name))) return { rule: name, literals: {}, given };
  return { rule: 'groups', literals: { group: name }, given };
}

/**
 * What is around a task says who does it: the innermost lane that says something, by
 * `ld:assignment` or by its partition element, a resource or a resource role; else the roles of
 * its process.
 */
export function readAround(
  node: XmlNode,
  at: Reader,
  own: (lane: XmlNode) => readonly AssignmentRule[],
): readonly AssignmentRule[] {
  for (let step: XmlNode | undefined = node; step?.$parent; step = step.$parent) {
    for (const lane of lanesIn(step.$parent).get(String(step.get('id') ?? '')) ?? []) {
      const rules = [...own(lane), ...ofPartition(lane, at)];
      if (rules.length > 0) return rules;
    }
    if (step.$parent.$type === 'bpmn:Process') return readRoles(step.$parent, at);
  }
  return [];
}

function ofPartition(lane: XmlNode, at: Reader): readonly AssignmentRule[] {
  const element = one(lane, 'partitionElement') ?? one(lane, 'partitionElementRef');
  if (!element) return [];
  return element.$type === 'bpmn:Resource' ? [ofResource(element, [], at)] : readRole(element, at);
}

type Lanes = ReadonlyMap<string, readonly XmlNode[]>;
const known = new WeakMap<XmlNode, Lanes>();

/** The lanes of each step of a process or sub-process, the innermost first. */
function lanesIn(container: XmlNode): Lanes {
  const before = known.get(container);
  if (before) return before;
  const lanes = new Map<string, readonly XmlNode[]>();
  for (const set of many(container, 'laneSets')) note(set, [], lanes);
  known.set(container, lanes);
  return lanes;
}

function note(set: XmlNode, around: readonly XmlNode[], lanes: Map<string, readonly XmlNode[]>) {
  for (const lane of many(set, 'lanes')) {
    const chain = [lane, ...around];
    for (const step of many(lane, 'flowNodeRef')) {
      const id = String(step.get('id') ?? '');
      if ((lanes.get(id)?.length ?? 0) < chain.length) lanes.set(id, chain);
    }
    const inner = one(lane, 'childLaneSet');
    if (inner) note(inner, chain, lanes);
  }
}
