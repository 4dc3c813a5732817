import { NC_NAME } from '../names.ts';
import { type FullType, isElement, literalsOf, typeFor, typeOf } from './schema.ts';
import type { Tag } from './tree.ts';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

export type SchemaFault =
  | 'unknown-element'
  | 'misplaced-element'
  | 'abstract-element'
  | 'unknown-attribute'
  | 'attribute-missing'
  | 'child-missing'
  | 'child-repeated'
  | 'child-order'
  | 'value-type'
  | 'value-unknown'
  | 'text-misplaced';

/** Where a text breaks the XML schema of BPMN. */
export interface SchemaFinding {
  readonly fault: SchemaFault;
  readonly tag: Tag;
  readonly detail: string;
}

/** Lexical forms of the simple types; what is not here takes any text. */
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['boolean', /^(?:true|false|1|0)$/],
  ['integer', /^[+-]?\d+$/],
  ['int', /^[+-]?\d+$/],
  ['ID', new RegExp(`^${NC_NAME}$`, 'u')],
  ['IDREF', new RegExp(`^${NC_NAME}$`, 'u')],
  // Other platforms write an expression in braces where a call names its process.
  ['QName', new RegExp(`^(?:(?:${NC_NAME}:)?${NC_NAME}|[$#]\\{.+\\})$`, 'u')],
]);

/**
 * All faults of a text against the XML schema of BPMN 2.0.2, in document order. Other namespaces
 * (extensions, the diagram) are not looked at.
 */
export function validate(root: Tag): readonly SchemaFinding[] {
  if (root.space !== BPMN || root.name !== 'definitions') return [];
  const findings: SchemaFinding[] = [];
  const open: [Tag, string][] = [[root, 'tDefinitions']];
  for (let next = open.pop(); next; next = open.pop()) {
    const [tag, typeName] = next;
    const found = (fault: SchemaFault, detail: string, at = tag): void => {
      findings.push({ fault, tag: at, detail });
    };
    const type = typeOf(typeName);
    if (!type) checkSimple(tag, typeName, found);
    else {
      const actual = actualType(tag, type, found);
      checkAttributes(tag, actual, found);
      checkText(tag, actual, found);
      if (!actual.any) open.push(...checkChildren(tag, actual, found).reverse());
    }
  }
  return findings;
}

type Found = (fault: SchemaFault, detail: string, at?: Tag) => void;

/** Elements such as `incoming` that hold a simple value. */
function checkSimple(tag: Tag, type: string, found: Found): void {
  if (!isValue(type, tag.text)) found('value-type', `${tag.name} = ${tag.text}`);
  for (const child of tag.children) {
    if (child.space === BPMN) found('misplaced-element', child.name, child);
  }
}

/** `xsi:type` may narrow what the place says. */
function actualType(tag: Tag, type: FullType, found: Found): FullType {
  if (tag.narrowed !== null) {
    const narrowed = typeOf(tag.narrowed);
    if (narrowed?.bases.has(type.name)) return narrowed;
    found('value-type', `xsi:type = ${tag.narrowed}`);
  }
  if (type.abstract) found('abstract-element', tag.name);
  return type;
}

function checkAttributes(tag: Tag, type: FullType, found: Found): void {
  for (const [name, rule] of Object.entries(type.attributes)) {
    if (rule.required && !tag.attributes.has(name)) found('attribute-missing', name);
  }
  for (const [name, value] of tag.attributes) {
    // Attributes of other namespaces are extensions.
    if (name.includes(':') || name === 'xmlns') continue;
    const rule = Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined;
    if (!rule) found('unknown-attribute', name);
    else if (!isValue(rule.type, value)) {
      const fault = literalsOf(rule.type) ? 'value-unknown' : 'value-type';
      found(fault, `${name} = ${value}`);
    }
  }
}

function isValue(type: string, value: string): boolean {
  const literals = literalsOf(type);
  if (literals) return literals.includes(value);
  return FORMS.get(type)?.test(value.trim()) ?? true;
}

function checkText(tag: Tag, type: FullType, found: Found): void {
  if (!type.mixed && tag.text !== '') found('text-misplaced', tag.text.slice(0, 40));
}

/** Children with their types, as far as they have one. */
function checkChildren(tag: Tag, type: FullType, found: Found): [Tag, string][] {
  const counts = new Array<number>(type.children.length).fill(0);
  const typed: [Tag, string][] = [];
  let last = 0;
  let isOrdered = true;
  for (const child of tag.children) {
    if (child.space !== BPMN) continue;
    const place = type.places.get(child.name);
    const rule = place === undefined ? undefined : type.children[place];
    if (place === undefined || !rule) {
      found(isElement(child.name) ? 'misplaced-element' : 'unknown-element', child.name, child);
      continue;
    }
    counts[place] = (counts[place] as number) + 1;
    if (rule.max !== null && counts[place] === rule.max + 1) found('child-repeated', child.name);
    if (place < last && isOrdered) {
      isOrdered = false;
      found('child-order', child.name, child);
    }
    last = place;
    typed.push([child, typeFor(rule, child.name)]);
  }
  type.children.forEach(({ name, min }, place) => {
    if (min > 0 && counts[place] === 0) found('child-missing', name);
  });
  return typed;
}
