import type { Cell } from '../expression/feel/index.ts';
import { Run } from '../expression/run.ts';
import {
  anyType,
  contextType,
  functionType,
  listType,
  makeType,
  type Type,
  types,
} from '../expression/types.ts';
import { type Effort, isList, type Value } from '../expression/values.ts';
import { childOf, childrenOf, type Element, flagOf, idOf, textOf } from './element.ts';
import { cellOf, type Place } from './feel.ts';

/** A type with the values that its definition lists, in their order, where they are literals. */
interface DefinedType extends Type {
  readonly allowed: readonly Value[] | null;
}

const NESTING_MAX = 100;

const outside = new Run({ lookup: () => undefined, now: 0, zone: 'UTC', resolve: () => null });

/** Reads item definitions (DMN 1.5 7.3.2), which may name each other in any order. */
export class TypeReader {
  private readonly definitions: ReadonlyMap<string, Element>;
  private readonly known = new Map<string, Type>();
  private readonly reading = new Set<string>();
  private readonly place: Place;
  /** Readers of the files that are imported, by the names of their imports. */
  private readonly imported: ReadonlyMap<string, TypeReader>;

  constructor(
    definitions: readonly Element[],
    place: Place,
    imported: ReadonlyMap<string, TypeReader> = new Map(),
  ) {
    const named = definitions.map((item) => [textOf(item, 'name') ?? '', item] as const);
    this.definitions = new Map(named);
    this.place = place;
    this.imported = imported;
  }

  /**
   * All types of the file by name, with those of its imports as `import.type`; what an imported
   * file imports itself is not known here, so files may import each other.
   */
  readAll(): ReadonlyMap<string, Type> {
    const all = new Map(this.readOwn());
    for (const [prefix, reader] of this.imported) {
      for (const [name, type] of reader.readOwn()) {
        all.set(prefix === '' ? name : `${prefix}.${name}`, type);
      }
    }
    return all;
  }

  private readOwn(): ReadonlyMap<string, Type> {
    for (const name of this.definitions.keys()) this.named(name);
    return this.known;
  }

  /** Reads types for the logic of one element, which problems point to. */
  reader(element: string | null): (reference: string | null) => Type {
    return (reference) => this.named(reference, element);
  }

  /** The type of a `typeRef`; `Any` where none is given or it is unknown. */
  named(reference: string | null, element: string | null = null): Type {
    if (reference === null) return anyType;
    const local = reference.replace(/^[\w-]+:/, '');
    const found = this.known.get(reference) ?? this.known.get(local) ?? types.get(local);
    if (found) return found;
    const own = this.definitions.has(reference) ? reference : local;
    const definition = this.definitions.get(own);
    const endless = this.reading.has(own) || this.reading.size > NESTING_MAX;
    if (definition && !endless) return this.define(own, definition);
    const foreign = definition ? null : this.foreign(reference);
    if (foreign) return foreign;
    this.unknown(reference, element);
    return anyType;
  }

  private define(name: string, definition: Element): Type {
    this.reading.add(name);
    const type = this.read(definition, name);
    this.reading.delete(name);
    this.known.set(name, type);
    return type;
  }

  /** A type of an imported file, named `import.type`. */
  private foreign(reference: string): Type | null {
    for (const [prefix, reader] of this.imported) {
      const head = prefix === '' ? '' : `${prefix}.`;
      const name = reference.startsWith(head) ? reference.slice(head.length) : null;
      if (name !== null && reader.definitions.has(name)) return reader.named(name);
    }
    return null;
  }

  private unknown(name: string, element: string | null): void {
    this.place.source.problems.add(
      'unknown-type',
      element,
      { zh: `未知或循环的类型“${name}”`, en: `Expected a known type but got "${name}"` },
      'DMN 1.5 7.3.2',
    );
  }

  private read(definition: Element, name: string): Type {
    const place = { ...this.place, element: idOf(definition) ?? name };
    const base = this.base(definition, name, place.element);
    const allowed = constraintOf(definition, 'allowedValues', place);
    const item = allowed ? limited(base, allowed, name) : base;
    const whole = flagOf(definition, 'isCollection') ? listType(item) : item;
    const constraint = constraintOf(definition, 'typeConstraint', place);
    return constraint ? constrained(whole, constraint, name) : whole;
  }

  private base(definition: Element, name: string, element: string): Type {
    const components = childrenOf(definition, 'itemComponent');
    if (components.length > 0) return this.structure(components, name);
    const callable = childOf(definition, 'functionItem');
    if (callable) return this.callable(callable, element);
    return this.named(textOf(definition, 'typeRef'), element);
  }

  private callable(element: Element, id: string): Type {
    const parameters = childrenOf(element, 'parameters').map((parameter) =>
      this.named(textOf(parameter, 'typeRef'), id),
    );
    return functionType(parameters, this.named(textOf(element, 'outputTypeRef'), id));
  }

  private structure(components: readonly Element[], name: string): Type {
    const entries = components.map(
      (part) => [textOf(part, 'name') ?? '', this.read(part, textOf(part, 'name') ?? '')] as const,
    );
    return contextType(name, new Map(entries));
  }
}

function constraintOf(definition: Element, key: string, place: Place): Cell | null {
  const constraint = childOf(definition, key);
  return constraint && textOf(constraint, 'text') !== null ? cellOf(constraint, place) : null;
}

/** The base type with a condition on its values, or on the items of a list. */
function limited(base: Type, cell: Cell, name: string): DefinedType {
  const passes = (value: Value): boolean => value === null || cell.test(outside, value) === true;
  return defined(base, cell, name, (value) =>
    base.item && isList(value) ? value.every(passes) : passes(value),
  );
}

/** The type with a condition on its values as a whole (DMN 1.5 7.3.2). */
const constrained = (base: Type, cell: Cell, name: string): DefinedType =>
  defined(base, cell, name, (value) => cell.test(outside, value) === true);

function defined(
  base: Type,
  cell: Cell,
  name: string,
  passes: (value: Value) => boolean,
): DefinedType {
  const type = makeType({
    name,
    ...(base.item ? { item: base.item } : {}),
    accepts: (value: Value, effort: Effort) => base.accepts(value, effort) && passes(value),
  });
  const allowed = cell.fixed && !cell.fixed.negated ? cell.fixed.values : null;
  return { ...type, allowed, result: base.result };
}

/** The listed values of a type; null where it lists none. */
export function allowedOf(type: Type): readonly Value[] | null {
  return 'allowed' in type ? (type as DefinedType).allowed : null;
}
