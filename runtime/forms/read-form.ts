import type { Expression, Problem } from '@liandong/engine';
import { packProblem } from '../packs/problem.ts';
import type { FieldNode, FormSchema, GroupNode } from '../packs/schemas/form.ts';
import { formSchema } from '../packs/schemas/form.ts';
import type { RecordField } from '../packs/schemas/manifest.ts';
import { compileCondition, compilePattern } from './condition.ts';
import type { Form, FormField } from './form.ts';

/** A form as far as it could be read, with what is wrong. */
export interface ReadForm {
  readonly form: Form | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads `form.<name>.json`. Its fields are fields of the record type, so that what one step writes
 * the next can show. Patterns are linear-time (RE2); conditions are FEEL.
 */
export function readForm(
  name: string,
  json: unknown,
  fields: ReadonlyMap<string, RecordField>,
): ReadForm {
  const parsed = formSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      packProblem('form/schema', `${issue.path.join('.')}: ${issue.message}`),
    );
    return { form: null, problems };
  }
  const problems: Problem[] = [];
  const found = new Map<string, FormField>();
  for (const [field, node] of leaves(parsed.data.properties)) {
    if (found.has(field)) problems.push(packProblem('form/twice', field));
    found.set(field, readField(field, node, fields.get(field), problems));
  }
  return { form: { name, schema: parsed.data, fields: found }, problems };
}

function* leaves(nodes: FormSchema['properties']): Generator<[string, FieldNode]> {
  for (const [name, node] of ordered<FieldNode | GroupNode>(nodes)) {
    if (node.type === 'void') yield* ordered(node.properties);
    else yield [name, node];
  }
}

/** Nodes in the order they are shown: by `x-index`, then as written. */
function ordered<Node extends FieldNode | GroupNode>(nodes: {
  [name: string]: Node;
}): [string, Node][] {
  return Object.entries(nodes).sort(([, a], [, b]) => (a['x-index'] ?? 0) - (b['x-index'] ?? 0));
}

function readField(
  name: string,
  node: FieldNode,
  field: RecordField | undefined,
  problems: Problem[],
): FormField {
  const { required = false, 'x-visible': visible } = node;
  if (!field) problems.push(packProblem('form/unknown-field', name));
  if (field && !fits(node, field)) problems.push(packProblem('form/type', name));
  return {
    name,
    type: node.type,
    component: node['x-component'],
    title: node['x-text']?.title ?? field?.title ?? { zh: name, en: name },
    required:
      typeof required === 'string' ? (condition(required, name, problems) ?? true) : required,
    visible: visible === undefined ? null : condition(visible, name, problems),
    minLength: node.minLength ?? null,
    maxLength: node.maxLength ?? null,
    minimum: node.minimum ?? null,
    maximum: node.maximum ?? null,
    minItems: node.minItems ?? null,
    maxItems: node.maxItems ?? null,
    accept: acceptOf(node),
    format: node.format ?? null,
    pattern: patternOf(node.pattern, name, problems),
    options: node['x-options'] ?? null,
    dictionary: node['x-dictionary'] ?? field?.dictionary ?? null,
  };
}

/** What an upload takes; pictures where it does not say, as the browser does. */
function acceptOf(node: FieldNode): readonly string[] | null {
  if (node['x-component'] !== 'Upload') return null;
  const accept = node['x-component-props']?.accept;
  const types = typeof accept === 'string' ? accept : 'image/*';
  return types.split(',').map((type) => type.trim());
}

const typeOf: { readonly [type in RecordField['type']]: FormField['type'] } = {
  text: 'string',
  code: 'string',
  codes: 'array',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
  'date-time': 'string',
  unit: 'string',
  units: 'array',
  user: 'string',
  files: 'array',
  limit: 'string',
};

function fits(node: FieldNode, field: RecordField): boolean {
  return typeOf[field.type] === node.type;
}

function condition(text: string, name: string, problems: Problem[]): Expression | null {
  const compiled = compileCondition(text.slice(2, -2).trim());
  if (compiled.ok) return compiled.expression;
  problems.push(packProblem('form/condition', name, compiled.problem.message));
  return null;
}

function patternOf(
  pattern: string | undefined,
  name: string,
  problems: Problem[],
): ((text: string) => boolean) | null {
  if (pattern === undefined) return null;
  const compiled = compilePattern(pattern);
  if (compiled.ok) return compiled.test;
  problems.push(packProblem('form/pattern', name));
  return null;
}
