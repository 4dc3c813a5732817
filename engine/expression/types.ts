import {
  DateTimeValue,
  DateValue,
  type Effort,
  type Evaluation,
  FunctionValue,
  isContext,
  isList,
  type Kind,
  kindOf,
  Range,
  type Value,
} from './values.ts';

/** A FEEL type: `instance of`, typed parameters, typed inputs and outputs of decisions. */
export interface Type {
  readonly name: string;
  /** The type of the items where this is a list type. */
  readonly item: Type | null;
  /** The type of the results where this is a function type that names one. */
  readonly result: Type | null;
  accepts(value: Value, effort: Effort): boolean;
  /** The value as this type, by the implicit conversions of DMN 1.5 10.3.2.9.4; null if none. */
  coerce(value: Value, run: Evaluation): Value;
}

interface Shape {
  readonly name: string;
  readonly item?: Type;
  accepts(value: Value, effort: Effort): boolean;
}

/** A type whose conversions follow from what it accepts; null is a value of every type. */
export function makeType({ name, item, accepts }: Shape): Type {
  const coerce = (value: Value, run: Evaluation): Value => {
    if (value === null || accepts(value, run)) return value;
    if (item?.accepts(value, run)) return [value];
    if (isList(value) && value.length === 1 && accepts(value[0] as Value, run)) {
      return value[0] as Value;
    }
    if (name === 'date and time' && value instanceof DateValue) {
      return new DateTimeValue(value.plain.toPlainDateTime(), 0);
    }
    return run.fail(`Expected ${name} but got ${kindOf(value)}`);
  };
  return { name, item: item ?? null, result: null, accepts, coerce };
}

const simple = (kind: Kind, ...others: string[]): [string, Type][] => {
  const type = makeType({ name: kind, accepts: (value) => kindOf(value) === kind });
  return [kind, ...others].map((name) => [name, type]);
};

export const anyType: Type = makeType({ name: 'Any', accepts: () => true });

/** The types by the names that FEEL and the `typeRef`s of DMN files give them. */
export const types: ReadonlyMap<string, Type> = new Map([
  ['Any', anyType],
  ['any', anyType],
  ['Null', makeType({ name: 'Null', accepts: (value) => value === null })],
  ...simple('number'),
  ...simple('string'),
  ...simple('boolean'),
  ...simple('date'),
  ...simple('time'),
  ...simple('date and time', 'dateTime', 'date time'),
  ...simple('years and months duration', 'yearMonthDuration', 'years months duration'),
  ...simple('days and time duration', 'dayTimeDuration', 'days time duration'),
  ...simple('list'),
  ...simple('context'),
  ...simple('range'),
  ...simple('function'),
  [
    'duration',
    makeType({ name: 'duration', accepts: (value) => kindOf(value).endsWith('duration') }),
  ],
]);

export function listType(item: Type): Type {
  return makeType({
    name: `list<${item.name}>`,
    item,
    accepts: (value, effort) => {
      if (!isList(value)) return false;
      effort.charge(value.length);
      return value.every((entry) => entry === null || item.accepts(entry, effort));
    },
  });
}

export function rangeType(item: Type): Type {
  return makeType({
    name: `range<${item.name}>`,
    accepts: (value, effort) =>
      value instanceof Range &&
      (value.start === undefined || item.accepts(value.start, effort)) &&
      (value.end === undefined || item.accepts(value.end, effort)),
  });
}

/** Functions carry no types of their own, so only the number of parameters is compared. */
export function functionType(parameters: readonly Type[], result: Type): Type {
  const names = parameters.map(({ name }) => name).join(', ');
  const type = makeType({
    name: `function<${names}> -> ${result.name}`,
    accepts: (value) =>
      value instanceof FunctionValue && value.parameters?.length === parameters.length,
  });
  return { ...type, result };
}

/** A context with at least these entries; a missing one is null. */
export function contextType(name: string, entries: ReadonlyMap<string, Type>): Type {
  return makeType({
    name,
    accepts: (value, effort) => {
      if (!isContext(value)) return false;
      effort.charge(entries.size);
      for (const [key, type] of entries) {
        const item = value.get(key) ?? null;
        if (item !== null && !type.accepts(item, effort)) return false;
      }
      return true;
    },
  });
}
