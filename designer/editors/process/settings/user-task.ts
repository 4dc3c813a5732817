import type { Factory, Moddle, Properties } from '../moddle.ts';

/** One `<ld:assignment>`: a named rule with its arguments. */
export interface AssignmentSetting {
  readonly rule: string;
  /** Role of the rules that name one. */
  readonly role: string;
  /** FEEL that gives the unit, user or group. */
  readonly of: string;
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
  readonly assignments: readonly AssignmentSetting[];
  readonly rights: readonly FieldRight[];
  readonly outcomes: readonly OutcomeSetting[];
}

function text(node: Moddle, name: string): string {
  return node.get<string | undefined>(name) ?? '';
}

function extensions(node: Moddle): readonly Moddle[] {
  return node.get<Moddle | undefined>('extensionElements')?.get<Moddle[]>('values') ?? [];
}

function ofType(node: Moddle, type: string): readonly Moddle[] {
  return extensions(node).filter((value) => value.$type === type);
}

/** Reads the settings of a user task from the model. */
export function readUserTask(node: Moddle): UserTaskSettings {
  return {
    form: text(node, 'ld:form'),
    limit: text(node, 'ld:limit'),
    status: text(node, 'ld:status'),
    assignments: ofType(node, 'ld:Assignment').map((value) => ({
      rule: text(value, 'rule'),
      role: text(value, 'role'),
      of: text(value, 'of'),
    })),
    rights: ofType(node, 'ld:FieldAccess').flatMap((access) =>
      access.get<Moddle[]>('fields').map((field) => ({
        name: text(field, 'name'),
        access: text(field, 'access') as Right,
      })),
    ),
    outcomes: ofType(node, 'ld:Outcomes').flatMap((outcomes) =>
      outcomes.get<Moddle[]>('outcomes').map((outcome) => ({
        id: text(outcome, 'id'),
        name: text(outcome, 'name'),
        required: text(outcome, 'required'),
      })),
    ),
  };
}

/** Empty texts leave the model instead of standing in it as empty attributes. */
function given(properties: { readonly [name: string]: string }): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''));
}

type Part = 'assignments' | 'rights' | 'outcomes';

const types: { readonly [part in Part]: string } = {
  assignments: 'ld:Assignment',
  rights: 'ld:FieldAccess',
  outcomes: 'ld:Outcomes',
};

function build(factory: Factory, part: Part, settings: UserTaskSettings): Moddle[] {
  if (part === 'assignments') {
    return settings.assignments.map(({ rule, role, of }) =>
      factory.create('ld:Assignment', given({ rule, role, of })),
    );
  }
  if (part === 'rights') {
    const fields = settings.rights.map((right) => factory.create('ld:Field', { ...right }));
    return fields.length === 0 ? [] : [factory.create('ld:FieldAccess', { fields })];
  }
  const outcomes = settings.outcomes.map(({ id, name, required }) =>
    factory.create('ld:Outcome', given({ id, name, required })),
  );
  return outcomes.length === 0 ? [] : [factory.create('ld:Outcomes', { outcomes })];
}

/**
 * The properties that write a changed part of the settings to the model: other extension elements
 * and foreign ones stay as they are. One update with them is one undoable command.
 */
export function writeUserTask(
  factory: Factory,
  node: Moddle,
  change: Partial<UserTaskSettings>,
): Properties {
  const settings = { ...readUserTask(node), ...change };
  const properties: { [name: string]: unknown } = {};
  for (const name of ['form', 'limit', 'status'] as const) {
    if (name in change) properties[`ld:${name}`] = settings[name] || undefined;
  }
  const parts = (['assignments', 'rights', 'outcomes'] as const).filter((part) => part in change);
  if (parts.length === 0) return properties;
  const changed = new Set(parts.map((part) => types[part]));
  const kept = extensions(node).filter((value) => !changed.has(value.$type));
  const values = [...kept, ...parts.flatMap((part) => build(factory, part, settings))];
  properties.extensionElements =
    values.length === 0 ? undefined : factory.create('bpmn:ExtensionElements', { values });
  return properties;
}
