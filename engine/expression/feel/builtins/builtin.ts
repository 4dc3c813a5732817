import {
  type Evaluation,
  FunctionValue,
  isList,
  type Kind,
  kindOf,
  type Value,
} from '../../values.ts';

/** What a built-in receives: its arguments in order, of the kinds that its signature names. */
export type Body = (args: readonly Value[], run: Evaluation) => Value;

interface Parameter {
  readonly name: string;
  readonly kinds: ReadonlySet<Kind> | null;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly list: boolean;
  readonly nullable: boolean;
}

type Signature = readonly Parameter[];

const aliases: Readonly<Record<string, readonly Kind[]>> = {
  'date time': ['date and time'],
  months: ['years and months duration'],
  days: ['days and time duration'],
  duration: ['days and time duration', 'years and months duration'],
  point: ['date', 'date and time'],
};

/** `name: kind`, `name?: kind` (may be left out), `...name: kind` (the rest), `kind|null`. */
function readParameter(text: string): Parameter {
  const [head = '', kinds = 'any'] = text.split(':').map((part) => part.trim());
  const names = kinds.split('|');
  const rest = head.startsWith('...');
  return {
    name: head.replace(/^\.\.\./, '').replace(/\?$/, ''),
    optional: head.endsWith('?'),
    rest,
    list: names.includes('list'),
    nullable: names.includes('any') || names.includes('null'),
    kinds: names.includes('any')
      ? null
      : new Set(names.flatMap((name) => aliases[name] ?? [name as Kind])),
  };
}

const readSignature = (text: string): Signature =>
  text === '' ? [] : text.split(',').map(readParameter);

/** The argument as its parameter wants it (a list of one is its item and back), or undefined. */
function fit(value: Value, { kinds, list, nullable }: Parameter): Value | undefined {
  if (value === null) return nullable ? null : undefined;
  if (!kinds || kinds.has(kindOf(value))) return value;
  if (list) return [value];
  if (isList(value) && value.length === 1 && kinds.has(kindOf(value[0] as Value))) return value[0];
  return undefined;
}

function bindArguments(args: readonly Value[], signature: Signature): Value[] | null {
  const bound: Value[] = [];
  for (const [index, parameter] of signature.entries()) {
    if (parameter.rest) {
      const rest = args.slice(index).map((value) => fit(value, parameter));
      if (rest.length === 0 || rest.includes(undefined)) return null;
      bound.push(rest as Value[]);
      return bound;
    }
    const given = args[index];
    if (given === undefined) {
      if (!parameter.optional) return null;
      bound.push(null);
      continue;
    }
    const value = given === null && parameter.optional ? null : fit(given, parameter);
    if (value === undefined) return null;
    bound.push(value);
  }
  return args.length > signature.length ? null : bound;
}

/** Arguments by name in the order of a signature; null where a name is not of it. */
function arrange(args: ReadonlyMap<string, Value>, signature: Signature): Value[] | null {
  const ordered: Value[] = [];
  let used = 0;
  for (const { name, optional, rest } of signature) {
    const value = args.get(name);
    if (value === undefined) {
      if (!optional || rest) return null;
      ordered.push(null);
      continue;
    }
    used += 1;
    if (rest && isList(value)) ordered.push(...value);
    else ordered.push(value);
  }
  return used === args.size ? ordered : null;
}

/**
 * A built-in function (DMN 1.5 10.3.4). The first signature that fits the arguments is taken; if
 * none does, the call is null and says so.
 */
export function builtin(
  name: string,
  signatures: string | readonly string[],
  body: Body,
): FunctionValue {
  const texts = typeof signatures === 'string' ? [signatures] : signatures;
  const read = texts.map(readSignature);
  const refuse = (args: readonly Value[], run: Evaluation) => {
    const wanted = texts.map((text) => `${name}(${text})`).join(' or ');
    return run.fail(`Expected ${wanted} but got (${args.map(kindOf).join(', ')})`);
  };
  const call = (args: readonly Value[], run: Evaluation): Value => {
    run.charge(1);
    for (const signature of read) {
      const bound = bindArguments(args, signature);
      if (bound) return body(bound, run);
    }
    return refuse(args, run);
  };
  const callNamed = (args: ReadonlyMap<string, Value>, run: Evaluation): Value => {
    for (const signature of read) {
      const ordered = arrange(args, signature);
      if (ordered && bindArguments(ordered, signature)) return call(ordered, run);
    }
    return refuse([...args.values()], run);
  };
  return new FunctionValue(name, null, call, callNamed);
}
