import type { Cell } from '../expression/feel/index.ts';
import type { Closure, Env } from '../expression/run.ts';
import { anyType, type Type } from '../expression/types.ts';
import type { Value } from '../expression/values.ts';
import type { TableFacts } from './analysis/facts.ts';
import { Column, wordsOf } from './column.ts';
import { childOf, childrenOf, type Element, idOf, textOf } from './element.ts';
import { cellOf, expressionOf, type Place } from './feel.ts';
import { type HitPolicy, type Hits, hitPolicies } from './hit-policy.ts';
import { allowedOf } from './types.ts';

interface Input {
  readonly value: Closure;
  readonly type: Type;
  readonly allowed: Cell | null;
  readonly column: Column;
}

interface Output {
  readonly name: string;
  readonly priorities: readonly Value[] | null;
  readonly fallback: Closure | null;
}

interface Rule {
  readonly id: string;
  readonly cells: readonly Cell[];
  readonly outputs: readonly Closure[];
}

/** A decision table: evaluates to its value and, when asked, notes which rules matched. */
export type Table = (env: Env, matched: string[] | null) => Value;

/** Compiles a decision table (DMN 1.5 8.2); `typeOf` reads a `typeRef`. */
export function compileTable(
  element: Element,
  place: Place,
  typeOf: (reference: string | null) => Type,
): Table {
  const rules = childrenOf(element, 'rule').map((rule, index) => ruleOf(rule, index, place));
  const inputs = childrenOf(element, 'input').map((input, column) =>
    inputOf(input, rules, column, place, typeOf),
  );
  const outputs = childrenOf(element, 'output').map((output) => outputOf(output, place, typeOf));
  const policy = policyOf(element, place);
  place.source.tables.push(factsOf(element, place, inputs, outputs, rules));
  const stopsAtFirst = textOf(element, 'hitPolicy') === 'FIRST';
  const find = finderOf(inputs, rules);
  return (env, matched) => {
    const values = inputs.map((input) => read(input, env));
    const hits = values.includes(undefined) ? [] : find(values as Value[], env);
    if (hits.length === 0) return fallbackOf(outputs, env);
    const taken = stopsAtFirst ? hits.slice(0, 1) : hits;
    matched?.push(...taken.map((rule) => rules[rule]?.id ?? ''));
    return policy(hitsOf(hits, rules, outputs, env), env);
  };
}

/** What an analysis for gaps and conflicts starts from. */
function factsOf(
  element: Element,
  place: Place,
  inputs: readonly Input[],
  outputs: readonly Output[],
  rules: readonly Rule[],
): TableFacts {
  const entries = childrenOf(element, 'rule').map((rule) => childrenOf(rule, 'outputEntry'));
  return {
    element: idOf(element) ?? place.element,
    policy: textOf(element, 'hitPolicy') ?? 'UNIQUE',
    inputs: childrenOf(element, 'input').map((input, column) => ({
      text: textOf(childOf(input, 'inputExpression'), 'text') ?? textOf(input, 'label') ?? '?',
      type: inputs[column]?.type.name ?? 'Any',
      allowed: inputs[column]?.allowed?.fixed ?? null,
    })),
    rules: rules.map(({ id, cells }, at) => ({
      id,
      cells: cells.map(({ fixed }) => fixed),
      outputs: entries[at]?.map((entry) => textOf(entry, 'text') ?? '') ?? [],
    })),
    priorities: outputs.map(({ priorities }) => priorities),
    hasDefault: outputs.some(({ fallback }) => fallback !== null),
  };
}

function ruleOf(element: Element, index: number, place: Place): Rule {
  const id = idOf(element) ?? `rule-${index + 1}`;
  const at = { ...place, element: id };
  return {
    id,
    cells: childrenOf(element, 'inputEntry').map((entry) => cellOf(entry, at)),
    outputs: childrenOf(element, 'outputEntry').map((entry) => expressionOf(entry, at)),
  };
}

function inputOf(
  element: Element,
  rules: readonly Rule[],
  column: number,
  place: Place,
  typeOf: (reference: string | null) => Type,
): Input {
  const expression = childOf(element, 'inputExpression');
  const at = { ...place, element: idOf(element) ?? place.element };
  const allowed = childOf(element, 'inputValues');
  return {
    value: expression ? expressionOf(expression, at) : () => null,
    type: typeOf(textOf(expression, 'typeRef')),
    allowed: allowed && textOf(allowed, 'text') !== null ? cellOf(allowed, at) : null,
    column: new Column(rules.map((rule) => rule.cells[column]?.fixed ?? null)),
  };
}

function outputOf(
  element: Element,
  place: Place,
  typeOf: (reference: string | null) => Type,
): Output {
  const values = childOf(element, 'outputValues');
  const fallback = childOf(element, 'defaultOutputEntry');
  const listed = values ? cellOf(values, place).fixed : null;
  return {
    name: textOf(element, 'name') ?? '',
    priorities: listed ? listed.values : allowedOf(typeOf(textOf(element, 'typeRef'))),
    fallback: fallback ? expressionOf(fallback, place) : null,
  };
}

function policyOf(element: Element, place: Place): HitPolicy {
  const name = textOf(element, 'hitPolicy') ?? 'UNIQUE';
  const aggregation = textOf(element, 'aggregation');
  const key = name === 'COLLECT' && aggregation ? `COLLECT ${aggregation}` : name;
  const policy = hitPolicies.get(key);
  if (policy) return policy;
  const text = { zh: `未知的命中策略“${key}”`, en: `Expected a hit policy but got "${key}"` };
  place.source.problems.add('unknown-hit-policy', place.element, text, 'DMN 1.5 8.2.10');
  return (_hits, env) => env.run.fail(text.en);
}

/** The value of an input; undefined where it is not one that the input allows. */
function read(input: Input, env: Env): Value | undefined {
  const found = input.value(env);
  const value = input.type === anyType ? found : input.type.coerce(found, env.run);
  if (input.allowed && value !== null && input.allowed.test(env, value) !== true) {
    env.run.fail('Expected an input value that the table allows');
    return undefined;
  }
  return value;
}

/** Intersects what each column looks up, then tests the cells that no look-up can settle. */
function finderOf(inputs: readonly Input[], rules: readonly Rule[]) {
  const words = wordsOf(rules.length);
  const rest = rules.length & 31;
  const last = rest === 0 ? 0xffffffff : (1 << rest) - 1;
  return (values: readonly Value[], env: Env): number[] => {
    const bits = new Uint32Array(words).fill(0xffffffff);
    if (words > 0) bits[words - 1] = last;
    const open: boolean[] = [];
    for (const [at, input] of inputs.entries()) {
      const candidates = input.column.candidates(values[at] as Value);
      open.push(candidates === null);
      if (candidates === null) continue;
      for (let word = 0; word < words; word++) {
        bits[word] = (bits[word] as number) & (candidates[word] as number);
      }
    }
    return bitsOf(bits).filter((rule) => passes(rule, values, open, inputs, rules, env));
  };
}

function bitsOf(bits: Uint32Array): number[] {
  const found: number[] = [];
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] as number;
    while (rest !== 0) {
      const bit = 31 - Math.clz32(rest & -rest);
      found.push(word * 32 + bit);
      rest &= rest - 1;
    }
  }
  return found;
}

function passes(
  rule: number,
  values: readonly Value[],
  open: readonly boolean[],
  inputs: readonly Input[],
  rules: readonly Rule[],
  env: Env,
): boolean {
  for (const [at, input] of inputs.entries()) {
    if (!open[at] && !input.column.tested.has(rule)) continue;
    env.run.charge(4);
    if (rules[rule]?.cells[at]?.test(env, values[at] as Value) !== true) return false;
  }
  return true;
}

function hitsOf(
  hits: readonly number[],
  rules: readonly Rule[],
  outputs: readonly Output[],
  env: Env,
): Hits {
  const made = new Map<number, readonly Value[]>();
  const outputsAt = (index: number): readonly Value[] => {
    const known = made.get(index);
    if (known) return known;
    const values = rules[hits[index] as number]?.outputs.map((output) => output(env)) ?? [];
    made.set(index, values);
    return values;
  };
  return {
    count: hits.length,
    outputs: outputsAt,
    value: (index) => composed(outputs, outputsAt(index)),
    priorities: outputs.map(({ priorities }) => priorities),
  };
}

/** One output is the value itself, several are a context. */
function composed(outputs: readonly Output[], values: readonly Value[]): Value {
  if (outputs.length <= 1) return values[0] ?? null;
  return new Map(outputs.map(({ name }, at) => [name, values[at] ?? null] as const));
}

function fallbackOf(outputs: readonly Output[], env: Env): Value {
  if (outputs.every(({ fallback }) => fallback === null)) return null;
  return composed(
    outputs,
    outputs.map(({ fallback }) => fallback?.(env) ?? null),
  );
}
