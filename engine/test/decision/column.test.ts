import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../model/decision.ts';
import { decisionOf, decisionXml, environment, tableXml } from './model.ts';

const cell = fc.oneof(
  fc.constantFrom('-', '"a"', '"b", "c"', 'not("a")', 'null', 'true', '5', '2, 7', 'not(3)'),
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '='), fc.integer({ min: 0, max: 9 }))
    .map(([sign, n]) => `${sign} ${n}`),
  fc
    .tuple(
      fc.constantFrom('[', '('),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(']', ')'),
    )
    .map(([open, a, b, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b) + 1}${close}`),
);

const input = fc.constantFrom('a', 'b', 'z', null, true, 0, 1, 2.5, 3, 5, 7, 9, 11);

/** `?` makes a cell one that is tested, never looked up. */
const asTested = (text: string) => (text === '-' ? '? = ? or true' : `? in (${text})`);

/** Milliseconds of 300 evaluations, the best of some windows. */
function best(decision: Decision): number {
  const windows = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (let at = 0; at < 300; at++) {
      decision.evaluate({ category: `category ${at % 62}`, town: `town ${at % 17}` }, environment);
    }
    return performance.now() - start;
  });
  return Math.min(...windows);
}

describe('the index of a table', () => {
  it('finds what testing every rule finds', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 70 }),
        fc.array(fc.tuple(input, input), { minLength: 5, maxLength: 5 }),
        async (cells, inputs) => {
          const table = (write: (text: string) => string) =>
            tableXml({
              policy: 'COLLECT',
              inputs: ['x', 'y'],
              outputs: ['o'],
              rules: cells.map(([x, y], at) => [write(x), write(y), String(at)]),
            });
          const indexed = await decisionOf(decisionXml({ id: 'd1', logic: table((text) => text) }));
          const tested = await decisionOf(decisionXml({ id: 'd1', logic: table(asTested) }));
          for (const [x, y] of inputs) {
            const variables = { x, y };
            const found = indexed.evaluate(variables, environment).matched;
            expect(found).toEqual(tested.evaluate(variables, environment).matched);
          }
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it('does not test every rule', { timeout: 60_000 }, async () => {
    const table = (write: (text: string) => string) =>
      decisionOf(
        decisionXml({
          id: 'd1',
          logic: tableXml({
            inputs: ['category', 'town'],
            outputs: ['unit'],
            rules: Array.from({ length: 62 * 17 }, (_rule, at) => [
              write(`"category ${Math.floor(at / 17)}"`),
              write(`"town ${at % 17}"`),
              String(at),
            ]),
          }),
        }),
      );
    const indexed = await table((text) => text);
    const tested = await table(asTested);
    const result = indexed.evaluate({ category: 'category 61', town: 'town 3' }, environment);
    expect(result).toEqual({ value: 1040, matched: ['rule-1041'], errors: [] });
    // About 3 µs against some hundred where nothing else runs.
    expect(best(tested) / best(indexed)).toBeGreaterThan(10);
  });
});
