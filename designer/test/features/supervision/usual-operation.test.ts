import { expect, it } from 'vitest';
import { usualOperation } from '../../../features/supervision/usual-operation.ts';

it.each([
  ['opened', ['close'], null],
  ['opened', ['acknowledge', 'report'], 'acknowledge'],
  ['opened', ['acknowledge', 'report', 'close'], 'acknowledge'],
  ['acknowledged', ['close'], null],
  ['acknowledged', ['report'], 'report'],
  ['reported', ['accept', 'send-back', 'close'], 'accept'],
  ['sentBack', ['close'], null],
  ['accepted', ['close'], 'close'],
  ['closed', [], null],
] as const)('of an order that is %s with %j is %s', (state, operations, expected) => {
  expect(usualOperation({ state, operations: [...operations] })).toBe(expected);
});
