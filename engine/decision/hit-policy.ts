import { type Operation, operations } from '../expression/arithmetic.ts';
import { equal, order } from '../expression/compare.ts';
import type { Env } from '../expression/run.ts';
import { freely, type Value } from '../expression/values.ts';

/** What a policy chooses from: the rules that matched, in table order. */
export interface Hits {
  /** The value of a matching rule, computed when asked. */
  value(index: number): Value;
  /** The outputs of a matching rule one by one, for priorities. */
  outputs(index: number): readonly Value[];
  readonly count: number;
  /** For each output its values by falling priority; null where none are listed. */
  readonly priorities: readonly (readonly Value[] | null)[];
}

export type HitPolicy = (hits: Hits, env: Env) => Value;

const indices = (hits: Hits) => Array.from({ length: hits.count }, (_item, index) => index);

const unique: HitPolicy = (hits, env) =>
  hits.count === 1
    ? hits.value(0)
    : env.run.fail(`Expected at most one matching rule but there are ${hits.count}`);

const any: HitPolicy = (hits, env) => {
  const value = hits.value(0);
  const same = indices(hits).every((index) => equal(value, hits.value(index), env.run) === true);
  return same ? value : env.run.fail('Expected all matching rules to give the same');
};

const first: HitPolicy = (hits) => hits.value(0);

const ruleOrder: HitPolicy = (hits) => indices(hits).map((index) => hits.value(index));

/** Hits by falling priority of their outputs, the first output first; else table order. */
function ranked(hits: Hits): number[] {
  const ranks = indices(hits).map((index) =>
    hits.outputs(index).map((output, column) => rankOf(output, hits.priorities[column] ?? null)),
  );
  return indices(hits).sort((a, b) => {
    const [left, right] = [ranks[a] ?? [], ranks[b] ?? []];
    const column = left.findIndex((rank, at) => rank !== right[at]);
    return column < 0 ? a - b : (left[column] ?? 0) - (right[column] ?? 0);
  });
}

/** A value that is not listed comes last. */
function rankOf(output: Value, listed: readonly Value[] | null): number {
  if (!listed) return 0;
  const rank = listed.findIndex((value) => equal(value, output, freely) === true);
  return rank < 0 ? listed.length : rank;
}

const priority: HitPolicy = (hits) => hits.value(ranked(hits)[0] ?? 0);

const outputOrder: HitPolicy = (hits) => ranked(hits).map((index) => hits.value(index));

/** One value out of those of all hits; tables with several outputs have no aggregation. */
function aggregate(combine: (values: readonly Value[], env: Env) => Value): HitPolicy {
  return (hits, env) => {
    if (hits.priorities.length > 1) return env.run.fail('Expected one output to aggregate');
    return combine(
      indices(hits).map((index) => hits.value(index)),
      env,
    );
  };
}

const sum = aggregate((values, env) =>
  values
    .slice(1)
    .reduce<Value>(
      (total, value) => (operations['+'] as Operation)(total, value, env.run),
      values[0] ?? null,
    ),
);

const extreme = (sign: 1 | -1) =>
  aggregate((values, env) =>
    values.slice(1).reduce<Value>((best, value) => {
      const position = order(value, best, env.run.scope.zone);
      if (Number.isNaN(position)) return env.run.fail('Expected outputs that have an order');
      return position * sign > 0 ? value : best;
    }, values[0] ?? null),
  );

const count = aggregate((values) => values.length);

/** The hit policies of DMN 1.5 8.2.10 and 8.2.11 by their names in files. */
export const hitPolicies: ReadonlyMap<string, HitPolicy> = new Map([
  ['UNIQUE', unique],
  ['ANY', any],
  ['PRIORITY', priority],
  ['FIRST', first],
  ['RULE ORDER', ruleOrder],
  ['OUTPUT ORDER', outputOrder],
  ['COLLECT', ruleOrder],
  ['COLLECT SUM', sum],
  ['COLLECT MIN', extreme(-1)],
  ['COLLECT MAX', extreme(1)],
  ['COLLECT COUNT', count],
]);
