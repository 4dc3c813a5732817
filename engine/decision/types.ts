import type { Cell } from '../expression/feel/index.ts';
import { Run } from '../expression/run.ts';
import { anyType, contextType, listType, makeType, type Type, types } from '../expression/types.ts';
import { type Effort, isList, type Value } from '../expression/values.ts';
import { childOf, childrenOf, type Element, flagOf, textOf } from './element.ts';
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

  constructor(definitions: readonly Element[], place: Place) {
    const named = definitions.map((item) => [textOf(item, 'name') ?? '', item] as const);
    this.definitions = new Map(named);
    this.place = place;
  }

  readAll(): ReadonlyMap<string, Type> {
    for (const name of this.definitions.keys()) this.named(name);
    return this.known;
  }

  /** The type of a `typeRef`; `Any` where none is given or it is unknown. */
  named(reference: string | null): Type {
    if (reference === null) return anyType;
    const found = this.known.get(reference) ?? types.get(reference.replace(/^feel:/, ''));
    if (found) return found;
    const definition = this.definitions.get(reference);
    const endless = this.reading.has(reference) || this.reading.size > NESTING_MAX;
    if (!definition || endless) {
      this.unknown(reference);
      return anyType;
    }
    this.reading.add(reference);
    const type = this.read(definition, reference);
    this.reading.delete(reference);
    this.known.set(reference, type);
    return type;
  }

  private unknown(name: string): void {
    this.place.source.problems.add(
      'unknown-type',
      null,
      { zh: `未知或循环的类型“${name}”`, en: `Expected a known type but got "${name}"` },
      'DMN 1.5 7.3.2',
    );
  }

  private read(definition: Element, name: string): Type {
    const components = childrenOf(definition, 'itemComponent');
    const base =
      components.length > 0
        ? this.structure(components, name)
        : this.named(textOf(definition, 'typeRef'));
    const constraint = childOf(definition, 'allowedValues');
    const type = constraint ? limited(base, cellOf(constraint, this.place)) : base;
    return flagOf(definition, 'isCollection') ? listType(type) : type;
  }

  private structure(components: readonly Element[], name: string): Type {
    const entries = components.map(
      (part) => [textOf(part, 'name') ?? '', this.read(part, textOf(part, 'name') ?? '')] as const,
    );
    return contextType(name, new Map(entries));
  }
}

/** The base type with a condition on its values, or on the items of a list. */
function limited(base: Type, cell: Cell): DefinedType {
  const passes = (value: Value): boolean => value === null || cell.test(outside, value) === true;
  const shape = {
    name: base.name,
    ...(base.item ? { item: base.item } : {}),
    accepts: (value: Value, effort: Effort) =>
      base.accepts(value, effort) &&
      (base.item && isList(value) ? value.every(passes) : passes(value)),
  };
  return {
    ...makeType(shape),
    allowed: cell.fixed && !cell.fixed.negated ? cell.fixed.values : null,
  };
}

/** The listed values of a type; null where it lists none. */
export function allowedOf(type: Type): readonly Value[] | null {
  return 'allowed' in type ? (type as DefinedType).allowed : null;
}
