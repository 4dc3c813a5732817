import type { Json, Text, Variables } from '@liandong/engine';
import type { Pack } from '../packs/packs.ts';
import type { FieldNode, FormSchema, GroupNode } from '../packs/schemas/form.ts';
import type { Access } from './field-access.ts';
import { writable } from './field-access.ts';
import type { Form, FormField } from './form.ts';
import { maskValue } from './mask.ts';

/** One form for one reader. */
export interface Presentation {
  readonly pack: Pack;
  readonly form: Form;
  readonly language: keyof Text;
  /** Units for `UnitPicker`. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** What the step allows; null where all may be written (a new case). */
  readonly access: ReadonlyMap<string, Access> | null;
}

/**
 * The form's Formily schema in one language: titles in place of `x-text`, options of dictionaries
 * as `enum` of `{label, value}`, read-only fields as `x-pattern: "readPretty"`. Hidden fields are
 * not in it.
 */
export function presentForm(presentation: Presentation): Json {
  const schema = presentation.form.schema;
  return {
    type: 'object',
    ...wordsOf(schema, presentation.language),
    properties: presentNodes(presentation, schema.properties),
  };
}

function presentNodes(
  presentation: Presentation,
  nodes: FormSchema['properties'],
): { [name: string]: Json } {
  const shown: { [name: string]: Json } = {};
  for (const [name, node] of Object.entries(nodes)) {
    const presented =
      node.type === 'void'
        ? presentGroup(presentation, node)
        : presentField(presentation, name, node);
    if (presented) shown[name] = presented;
  }
  return shown;
}

type JsonObject = { readonly [name: string]: Json };

function presentGroup(presentation: Presentation, node: GroupNode): JsonObject | null {
  const properties = presentNodes(presentation, node.properties);
  if (Object.keys(properties).length === 0) return null;
  return { ...plain(node), ...wordsOf(node, presentation.language), properties };
}

function presentField(
  presentation: Presentation,
  name: string,
  node: FieldNode,
): JsonObject | null {
  const { form, access, language, pack } = presentation;
  const field = form.fields.get(name);
  const allowed = access?.get(name);
  if (!field || allowed === 'hide') return null;
  const options = optionsOf(presentation, field);
  const readOnly = (access && !writable(allowed)) || pack.fields.get(name)?.automatic;
  return {
    ...plain(node),
    'x-decorator': 'FormItem',
    title: field.title[language],
    ...wordsOf(node, language),
    ...(allowed === 'required' ? { required: true } : {}),
    ...(options ? { enum: options } : {}),
    ...(readOnly ? { 'x-pattern': 'readPretty' } : {}),
  };
}

/** The node without what is resolved here. */
function plain(node: FieldNode | GroupNode): JsonObject {
  const kept: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(node)) {
    if (resolved.has(name) || value === undefined) continue;
    kept[name] = value as Json;
  }
  return kept;
}

const resolved = new Set(['x-text', 'x-dictionary', 'x-options', 'properties']);

type Worded = Pick<FieldNode, 'x-text' | 'x-component-props'>;

/** The words of a node; a placeholder joins the component's own settings. */
function wordsOf(node: Worded, language: keyof Text): JsonObject {
  const words = node['x-text'];
  if (!words) return {};
  const { title, description, placeholder } = words;
  return {
    ...(title ? { title: title[language] } : {}),
    ...(description ? { description: description[language] } : {}),
    ...(placeholder
      ? {
          'x-component-props': { ...node['x-component-props'], placeholder: placeholder[language] },
        }
      : {}),
  };
}

function optionsOf(presentation: Presentation, field: FormField): Json | null {
  const { pack, language, units } = presentation;
  if (field.component === 'UnitPicker') {
    return units.map(({ code, name }) => ({ value: code, label: name }));
  }
  const entries = field.dictionary ? pack.dictionaries.get(field.dictionary) : undefined;
  const options = field.options ?? entries;
  if (!options) return null;
  return options.map((option) => ({
    value: option.code,
    label: option.name[language],
    ...groupOf(option, language),
  }));
}

function groupOf(option: object & { readonly name: Text }, language: keyof Text): JsonObject {
  const parent = 'parent' in option ? (option.parent as Text | null) : null;
  return parent ? { group: parent[language] } : {};
}

/** How values are shown to one reader. */
export interface Sight {
  readonly access: ReadonlyMap<string, Access> | null;
  resolve(reference: string): Json;
  /** True where the reader may see the personal field in clear. */
  clear(field: string): boolean;
}

/**
 * The record's values a reader may see: hidden fields left out, personal ones masked unless
 * `clear` allows them, dates as RFC 3339 texts.
 */
export function presentValues(
  pack: Pack,
  names: Iterable<string>,
  stored: Variables,
  sight: Sight,
): Variables {
  const values: { [name: string]: Json } = {};
  for (const name of names) {
    const field = pack.fields.get(name);
    const value = stored[name];
    if (!field || value === undefined || sight.access?.get(name) === 'hide') continue;
    const open = openValue(value, sight);
    const personal = field.class === 'personal' || field.class === 'sensitive';
    values[name] = personal && !sight.clear(name) ? maskValue(field.mask, open) : open;
  }
  return values;
}

/** Tagged values of `formats` as forms show them. */
function openValue(value: Json, sight: Sight): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { $, v } = value as { readonly $?: Json; readonly v?: Json };
  if ($ === 'ref') return typeof v === 'string' ? sight.resolve(v) : null;
  return $ === 'date' || $ === 'date-time' || $ === 'decimal' ? (v ?? null) : value;
}

/** What fields marked `proposedBy` should be prefilled with while they are empty. */
export function proposals(pack: Pack, form: Form, stored: Variables): Variables {
  const proposed: { [name: string]: Json } = {};
  for (const name of form.fields.keys()) {
    const source = pack.fields.get(name)?.proposedBy;
    const value = source === undefined ? undefined : stored[source];
    if (value === undefined || value === null) continue;
    if (stored[name] === undefined || stored[name] === null) proposed[name] = value;
  }
  return proposed;
}
