import type { Factory, Moddle, Properties } from '../moddle.ts';
import { extensionsOf, extensionsOfType, given, textOf } from './extensions.ts';
import { buildMapping, defaultOutcomeVariable, readOutcomeVariable } from './outcome-variable.ts';

/** One `<ld:assignment>`: a named rule with its arguments. */
export interface AssignmentSetting {
  readonly rule: string;
  /** Role of the rules that name one. */
  readonly role: string;
  /** FEEL that gives the unit, user or group. */
  readonly of: string;
  /** Arguments that the panel does not show; they stay as the model has them. */
  readonly others?: { readonly [name: string]: string };
}

export type Right = 'write' | 'required' | 'read' | 'hide';

export interface FieldRight {
  readonly name: string;
  readonly access: Right;
}

export interface OutcomeSetting {
  readonly id: string;
  readonly name: string;
  /** Names of fields, separated by commas, as in the model. */
  readonly required: string;
}

/** What an administrator sets for a user task, as plain values. */
export interface UserTaskSettings {
  readonly form: string;
  readonly limit: string;
  readonly status: string;
  /** What the step is for, shown above its form. */
  readonly documentation: string;
  readonly assignments: readonly AssignmentSetting[];
  readonly rights: readonly FieldRight[];
  readonly outcomes: readonly OutcomeSetting[];
  /** Process variable that keeps the chosen outcome for the branches behind; empty for none. */
  readonly outcomeVariable: string;
}

const otherArguments = ['unit', 'user', 'post', 'group', 'level'] as const;

function readAssignment(value: Moddle): AssignmentSetting {
  const [rule, role, of] = ['rule', 'role', 'of'].map((name) => textOf(value, name));
  const others = given(
    Object.fromEntries(otherArguments.map((name) => [name, textOf(value, name)])),
  ) as { [name: string]: string };
  return {
    rule: rule ?? '',
    role: role ?? '',
    of: of ?? '',
    ...(Object.keys(others).length > 0 ? { others } : {}),
  };
}

/** Reads the settings of a user task from the model. */
export function readUserTask(node: Moddle): UserTaskSettings {
  return {
    form: textOf(node, 'ld:form'),
    limit: textOf(node, 'ld:limit'),
    status: textOf(node, 'ld:status'),
    documentation: (node.get<Moddle[] | undefined>('documentation') ?? [])
      .map((part) => textOf(part, 'text'))
      .join('\n'),
    assignments: extensionsOfType(node, 'ld:Assignment').map(readAssignment),
    rights: extensionsOfType(node, 'ld:FieldAccess').flatMap((access) =>
      access.get<Moddle[]>('fields').map((field) => ({
        name: textOf(field, 'name'),
        access: textOf(field, 'access') as Right,
      })),
    ),
    outcomes: extensionsOfType(node, 'ld:Outcomes').flatMap((outcomes) =>
      outcomes.get<Moddle[]>('outcomes').map((outcome) => ({
        id: textOf(outcome, 'id'),
        name: textOf(outcome, 'name'),
        required: textOf(outcome, 'required'),
      })),
    ),
    outcomeVariable: readOutcomeVariable(node),
  };
}

const parts = ['assignments', 'rights', 'outcomes', 'outcomeVariable'] as const;
type Part = (typeof parts)[number];

const types: { readonly [part in Part]: string } = {
  assignments: 'ld:Assignment',
  rights: 'ld:FieldAccess',
  outcomes: 'ld:Outcomes',
  outcomeVariable: 'ld:Mapping',
};

type Build = (factory: Factory, node: Moddle, settings: UserTaskSettings) => Moddle[];

const builders: { readonly [part in Part]: Build } = {
  assignments: (factory, _, { assignments }) =>
    assignments.map(({ rule, role, of, others }) =>
      factory.create('ld:Assignment', given({ rule, role, of, ...others })),
    ),
  rights(factory, _, { rights }) {
    const fields = rights.map((right) => factory.create('ld:Field', { ...right }));
    return fields.length === 0 ? [] : [factory.create('ld:FieldAccess', { fields })];
  },
  outcomes(factory, _, settings) {
    const outcomes = settings.outcomes.map(({ id, name, required }) =>
      factory.create('ld:Outcome', given({ id, name, required })),
    );
    return outcomes.length === 0 ? [] : [factory.create('ld:Outcomes', { outcomes })];
  },
  outcomeVariable: (factory, node, { outcomeVariable }) =>
    buildMapping(factory, node, outcomeVariable),
};

/** The first outcome of a step brings the variable by which the branches behind it decide. */
function withDefaults(node: Moddle, change: Partial<UserTaskSettings>): Partial<UserTaskSettings> {
  const before = readUserTask(node);
  const first = (change.outcomes?.length ?? 0) > 0 && before.outcomes.length === 0;
  if (!first || before.outcomeVariable !== '' || 'outcomeVariable' in change) return change;
  return { ...change, outcomeVariable: defaultOutcomeVariable(node.id) };
}

/**
 * The properties that write a changed part of the settings to the model: other extension elements
 * and foreign ones stay as they are. One update with them is one undoable command.
 */
export function writeUserTask(
  factory: Factory,
  node: Moddle,
  asked: Partial<UserTaskSettings>,
): Properties {
  const change = withDefaults(node, asked);
  const settings = { ...readUserTask(node), ...change };
  const properties: { [name: string]: unknown } = {};
  for (const name of ['form', 'limit', 'status'] as const) {
    if (name in change) properties[`ld:${name}`] = settings[name] || undefined;
  }
  if (change.documentation !== undefined) {
    const text = change.documentation.trim();
    properties.documentation = text === '' ? [] : [factory.create('bpmn:Documentation', { text })];
  }
  const changed = parts.filter((part) => part in change);
  if (changed.length === 0) return properties;
  const replaced = new Set(changed.map((part) => types[part]));
  const kept = extensionsOf(node).filter((value) => !replaced.has(value.$type));
  const values = [...kept, ...changed.flatMap((part) => builders[part](factory, node, settings))];
  properties.extensionElements =
    values.length === 0 ? undefined : factory.create('bpmn:ExtensionElements', { values });
  return properties;
}

/** A free id for the next outcome of a step. */
export function nextOutcomeId(outcomes: readonly OutcomeSetting[]): string {
  const taken = new Set(outcomes.map(({ id }) => id));
  let number = outcomes.length + 1;
  while (taken.has(`outcome${number}`)) number += 1;
  return `outcome${number}`;
}
