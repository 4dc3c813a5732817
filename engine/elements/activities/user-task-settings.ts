import type {
  FieldAccess,
  Outcome,
  TaskOperation,
  UserTaskSummary,
} from '../../model/definition.ts';
import type { Reader, XmlNode } from '../../model/xml.ts';
import { isLimit } from '../../verbs/limit.ts';
import { isMoment } from '../../verbs/limit-until.ts';
import { readAround, readRoles } from './performer-settings.ts';
import type { AssignmentRule, UserTaskData } from './user-task.ts';

const OPERATIONS = ['return-to'] as const;
const ACCESS = ['write', 'required', 'read', 'hide'] as const;

/** Reads what `ld:` attributes and children of a user task say. */
export function readUserTask(node: XmlNode, at: Reader): UserTaskData {
  const limit = at.text(node, 'ld:limit');
  const rules = (owner: XmlNode): readonly AssignmentRule[] =>
    at.extensions(owner, 'ld:Assignment').map((child) => readRule(child, at));
  const own = [rules(node), readRoles(node, at)].find(({ length }) => length > 0);
  const assignments = own ?? readAround(node, at, rules);
  return {
    summary: summaryOf(node, at, limit, assignments),
    assignments,
    limit: limit === null || isLimit(limit) ? limit : at.expression(textOf(limit), node),
  };
}

/** A date or duration is a text, not a name or a sum. */
const textOf = (limit: string): string => (isMoment(limit) ? JSON.stringify(limit) : limit);

function readRule(child: XmlNode, at: Reader): AssignmentRule {
  const attributes = attributesOf(child);
  const { rule = '', of, ...literals } = attributes;
  if (rule === '') at.problem('task/assignment-without-rule', child, '');
  const expression = of ? at.expression(of, child) : null;
  return { rule, literals, given: expression ? [{ name: 'of', expression, word: null }] : [] };
}

/** All attributes of an `ld:` child as texts, those that its descriptor does not name too. */
function attributesOf(child: XmlNode): { [name: string]: string } {
  const found: { [name: string]: string } = {};
  const known = ['rule', 'of', 'role', 'unit', 'user', 'post', 'group', 'level'];
  for (const name of known) {
    const value = child.get(name);
    if (typeof value === 'string') found[name] = value;
  }
  for (const [name, value] of Object.entries(child.$attrs ?? {})) {
    if (typeof value === 'string' && !name.includes(':')) found[name] = value;
  }
  return found;
}

function summaryOf(
  node: XmlNode,
  at: Reader,
  limit: string | null,
  assignments: readonly AssignmentRule[],
): UserTaskSummary {
  return {
    element: at.text(node, 'id') ?? '',
    process: at.process(node),
    name: at.text(node, 'name') ?? '',
    documentation: documentationOf(node),
    form: at.text(node, 'ld:form'),
    fieldAccess: at.extensions(node, 'ld:FieldAccess').flatMap((child) => fieldsOf(child, at)),
    outcomes: at.extensions(node, 'ld:Outcomes').flatMap((child) => outcomesOf(child, at)),
    status: at.text(node, 'ld:status'),
    assignments: assignments.map(({ rule, given, literals }) => ({
      ...(literals as { readonly [name: string]: string }),
      ...Object.fromEntries(given.map(({ name, expression }) => [name, expression?.text ?? ''])),
      rule,
    })),
    limit,
    operations: at.extensions(node, 'ld:Operations').flatMap((child) => operationsOf(child, at)),
  };
}

/** Operations beyond the usual ones that the people of the step may do, separated by blanks. */
function operationsOf(child: XmlNode, at: Reader): TaskOperation[] {
  return (at.text(child, 'allow') ?? '').split(/[\s,]+/).flatMap((name) => {
    const known = OPERATIONS.find((one) => one === name);
    if (!known && name !== '') at.problem('task/operation-unknown', child, name);
    return known ?? [];
  });
}

function documentationOf(node: XmlNode): string {
  const list = (node.get('documentation') as readonly XmlNode[] | undefined) ?? [];
  return list.map((one) => String(one.get('text') ?? '')).join('\n');
}

function fieldsOf(child: XmlNode, at: Reader): FieldAccess[] {
  const fields = (child.get('fields') as readonly XmlNode[] | undefined) ?? [];
  return fields.map((field) => {
    const access = ACCESS.find((one) => one === at.text(field, 'access'));
    if (!access) at.problem('task/field-access', field, at.text(field, 'access') ?? '');
    return { name: at.text(field, 'name') ?? '', access: access ?? 'read' };
  });
}

function outcomesOf(child: XmlNode, at: Reader): Outcome[] {
  const outcomes = (child.get('outcomes') as readonly XmlNode[] | undefined) ?? [];
  return outcomes.map((outcome) => ({
    id: at.text(outcome, 'id') ?? '',
    name: at.text(outcome, 'name') ?? '',
    required: (at.text(outcome, 'required') ?? '').split(',').flatMap((name) => name.trim() || []),
  }));
}
