import { type Box, type Budget, shared, without } from './boxes.ts';
import type { RuleFacts, TableFacts } from './facts.ts';

/** Two rules that get in each other's way, and a box where they do. */
export interface Overlap {
  readonly kind: 'overlap' | 'conflict' | 'masked';
  readonly rule: RuleFacts;
  readonly other: RuleFacts | null;
  readonly box: Box;
}

type Found = readonly Overlap[] | null;

const sameOutputs = (a: RuleFacts, b: RuleFacts): boolean =>
  a.outputs.every((text, at) => text === b.outputs[at]);

function pairs(
  facts: TableFacts,
  boxes: readonly Box[],
  budget: Budget,
  kind: 'overlap' | 'conflict',
): Found {
  const found: Overlap[] = [];
  for (const [at, rule] of facts.rules.entries()) {
    for (const [before, other] of facts.rules.slice(0, at).entries()) {
      if (!budget.spend(1)) return null;
      if (kind === 'conflict' && sameOutputs(rule, other)) continue;
      const box = shared(boxes[at] as Box, boxes[before] as Box);
      if (box) found.push({ kind, rule, other, box });
    }
  }
  return found;
}

/** Rules that are never taken, since those that `stronger` names cover all that they match. */
function masked(
  facts: TableFacts,
  boxes: readonly Box[],
  budget: Budget,
  stronger: (rule: number, other: number) => boolean,
): Found {
  const found: Overlap[] = [];
  for (const [at, rule] of facts.rules.entries()) {
    const box = boxes[at] as Box;
    const others = boxes.filter((other, place) => {
      return place !== at && stronger(place, at) && shared(box, other) !== null;
    });
    if (!budget.spend(boxes.length)) return null;
    if (others.length === 0) continue;
    const left = without(box, others, budget);
    if (left === null) return null;
    if (left.length === 0) found.push({ kind: 'masked', rule, other: null, box });
  }
  return found;
}

/** Places of a rule's outputs in the lists of priorities; null where one is not listed. */
function ranksOf(rule: RuleFacts, texts: readonly (readonly string[])[]): number[] | null {
  const ranks = rule.outputs.map((output, at) => texts[at]?.indexOf(output) ?? -1);
  return ranks.includes(-1) ? null : ranks;
}

const before = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((rank, place) => rank !== b[place]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
};

/**
 * Overlaps where the hit policy makes them wrong or useless (DMN 1.5 8.2.10): any of Unique, those
 * of Any with different outputs, rules of First and Priority that are never taken. Null where the
 * budget did not suffice.
 */
export function overlapsOf(
  facts: TableFacts,
  boxes: readonly Box[],
  budget: Budget,
  priorityTexts: readonly (readonly string[])[],
): Found {
  switch (facts.policy) {
    case 'UNIQUE':
      return pairs(facts, boxes, budget, 'overlap');
    case 'ANY':
      return pairs(facts, boxes, budget, 'conflict');
    case 'FIRST':
      return masked(facts, boxes, budget, (other, rule) => other < rule);
    case 'PRIORITY': {
      const ranks = facts.rules.map((rule) => ranksOf(rule, priorityTexts));
      return masked(facts, boxes, budget, (other, rule) => {
        const [a, b] = [ranks[other], ranks[rule]];
        return a != null && b != null && before(a, b);
      });
    }
    default:
      return [];
  }
}
