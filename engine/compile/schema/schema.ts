import data from './bpmn.json' with { type: 'json' };

/** A child that a type may hold, in the order of the schema. */
export interface ChildRule {
  readonly name: string;
  /** Type of the content; null for an element that stands for all of its substitution group. */
  readonly type: string | null;
  readonly min: number;
  /** Null for any number. */
  readonly max: number | null;
}

export interface AttributeRule {
  readonly type: string;
  readonly required?: boolean;
}

/** A type of the schema with what it inherits. */
export interface TypeRule {
  readonly base?: string;
  readonly abstract?: boolean;
  /** May hold text. */
  readonly mixed?: boolean;
  /** May hold elements of any kind. */
  readonly any?: boolean;
  readonly attributes: { readonly [name: string]: AttributeRule };
  readonly children: readonly ChildRule[];
}

/** The form of `bpmn.json`, which a test generates from the XML schema of BPMN 2.0.2. */
export interface Schema {
  readonly elements: { readonly [name: string]: { readonly type: string; readonly of?: string } };
  readonly types: { readonly [name: string]: TypeRule };
  /** Literals of enumerations. */
  readonly values: { readonly [type: string]: readonly string[] };
}

const schema: Schema = data;

/** A type with all that it inherits, own content last. */
export interface FullType extends TypeRule {
  readonly name: string;
  readonly bases: ReadonlySet<string>;
  /** Position of each child's rule, by element name. */
  readonly places: ReadonlyMap<string, number>;
}

const full = new Map<string, FullType>();

/** Null for simple types such as `QName`. */
export function typeOf(name: string): FullType | null {
  const known = full.get(name);
  if (known) return known;
  const own = Object.hasOwn(schema.types, name) ? schema.types[name] : undefined;
  if (!own) return null;
  const base = own.base === undefined ? null : typeOf(own.base);
  const children = [...(base?.children ?? []), ...own.children];
  const made: FullType = {
    ...own,
    name,
    mixed: own.mixed === true || base?.mixed === true,
    any: own.any === true || base?.any === true,
    attributes: { ...base?.attributes, ...own.attributes },
    children,
    bases: new Set([name, ...(base?.bases ?? [])]),
    places: placesOf(children),
  };
  full.set(name, made);
  return made;
}

function placesOf(children: readonly ChildRule[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  children.forEach(({ name, type }, index) => {
    places.set(name, index);
    if (type !== null) return;
    for (const one of members(name)) places.set(one, index);
  });
  return places;
}

/** Elements that may stand where `head` is asked for. */
function members(head: string): string[] {
  const direct = Object.keys(schema.elements).filter((name) => schema.elements[name]?.of === head);
  return direct.flatMap((name) => [name, ...members(name)]);
}

/** Type of the element `name` where the rule asks for it. */
export function typeFor(rule: ChildRule, name: string): string {
  return rule.type ?? schema.elements[name]?.type ?? 'string';
}

/** Literals of an enumeration; null for other types. */
export const literalsOf = (type: string): readonly string[] | null =>
  Object.hasOwn(schema.values, type) ? (schema.values[type] ?? null) : null;

export const isElement = (name: string): boolean => Object.hasOwn(schema.elements, name);

/** Names of all attributes that are true or false. */
export const booleanAttributes = (): readonly string[] => [
  ...new Set(
    Object.values(schema.types).flatMap(({ attributes }) =>
      Object.keys(attributes).filter((name) => attributes[name]?.type === 'boolean'),
    ),
  ),
];
