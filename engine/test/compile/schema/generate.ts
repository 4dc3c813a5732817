/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AttributeRule, ChildRule, Schema, TypeRule } from '../../../compile/schema/schema.ts';
import { readTags, type Tag } from '../../../compile/schema/tree.ts';

const resources = createRequire(import.meta.url)
  .resolve('bpmn-moddle/package.json')
  .replace('package.json', 'resources/bpmn/');

interface Metamodel {
  readonly types: readonly {
    readonly name: string;
    readonly properties?: readonly {
      readonly name: string;
      readonly type: string;
      readonly isAttr?: boolean;
    }[];
  }[];
}

type Values = { [type: string]: readonly string[] };
type Types = { [name: string]: TypeRule };

const withoutPrefix = (name: string): string => name.replace(/^\w+:/, '');

function* below(tag: Tag): Generator<Tag> {
  for (const child of tag.children) {
    yield child;
    yield* below(child);
  }
}

/** Content and attributes of a complex type. */
function typeRuleOf(type: Tag): TypeRule {
  const base = [...below(type)].find(({ name }) => name === 'extension')?.attributes.get('base');
  const attributes: { [name: string]: AttributeRule } = {};
  const children: ChildRule[] = [];
  let any = false;
  for (const tag of below(type)) {
    const { name, attributes: given } = tag;
    if (name === 'any') any = true;
    if (name === 'attribute' && given.has('name')) {
      const required = given.get('use') === 'required';
      const simple = withoutPrefix(given.get('type') ?? 'string');
      attributes[given.get('name') as string] = { type: simple, ...(required && { required }) };
    }
    if (name === 'element') children.push(childRuleOf(tag));
  }
  return {
    ...(base && { base: withoutPrefix(base) }),
    ...(type.attributes.get('abstract') === 'true' && { abstract: true }),
    ...(type.attributes.get('mixed') === 'true' && { mixed: true }),
    ...(any && { any }),
    attributes,
    children,
  };
}

function childRuleOf({ attributes, parent }: Tag): ChildRule {
  const reference = attributes.get('ref');
  const isChoice = parent?.name === 'choice' || parent?.parent?.name === 'choice';
  const max = attributes.get('maxOccurs') ?? '1';
  return {
    name: withoutPrefix(reference ?? attributes.get('name') ?? ''),
    type: reference === undefined ? withoutPrefix(attributes.get('type') ?? 'string') : null,
    min: isChoice ? 0 : Number(attributes.get('minOccurs') ?? '1'),
    max: max === 'unbounded' ? null : Number(max),
  };
}

/** Attributes of the metamodel's tables that the XML schema forgot. */
function addForgotten(types: Types): void {
  const { types: described } = JSON.parse(
    readFileSync(`${resources}json/bpmn.json`, 'utf8'),
  ) as Metamodel;
  for (const { name, properties = [] } of described) {
    const found = types[`t${name}`];
    if (!found) continue;
    const known = new Set<string>();
    for (let at: TypeRule | undefined = found; at; at = types[at.base ?? '']) {
      for (const attribute of Object.keys(at.attributes)) known.add(attribute);
    }
    for (const property of properties) {
      if (!property.isAttr || known.has(property.name)) continue;
      const attributes = found.attributes as { [name: string]: AttributeRule };
      attributes[property.name] = { type: property.type === 'Boolean' ? 'boolean' : 'string' };
    }
  }
}

/** The schema as the engine reads it, from the schema documents that come with bpmn-moddle. */
export function generateSchema(): Schema {
  const elements: { [name: string]: { type: string; of?: string } } = {};
  const types: Types = {};
  const values: Values = {};
  for (const file of ['BPMN20', 'Semantic']) {
    const root = readTags(readFileSync(`${resources}xsd/${file}.xsd`, 'utf8'));
    for (const tag of root?.children ?? []) {
      const name = tag.attributes.get('name') ?? '';
      if (tag.name === 'complexType') types[name] = typeRuleOf(tag);
      if (tag.name === 'simpleType') {
        const isUnion = tag.children.some((one) => one.name === 'union');
        const literals = [...below(tag)].filter((one) => one.name === 'enumeration');
        if (!isUnion) values[name] = literals.map((one) => one.attributes.get('value') ?? '');
      }
      if (tag.name !== 'element') continue;
      const of = tag.attributes.get('substitutionGroup');
      const type = withoutPrefix(tag.attributes.get('type') ?? '');
      elements[name] = { type, ...(of && { of: withoutPrefix(of) }) };
    }
  }
  addForgotten(types);
  return { elements, types, values };
}
