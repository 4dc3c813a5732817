import { expect, it } from 'vitest';
import { nearerDue } from '../../parts/nearer-due.ts';

const soon = { dueAt: '2026-11-24T08:00:00.000Z', light: 'yellow' } as const;
const late = { dueAt: '2026-12-01T08:00:00.000Z', light: 'green' } as const;
const none = { dueAt: null, light: 'green' } as const;

it.each([
  ['the step is due first', soon, late, soon],
  ['the case is due first', late, soon, soon],
  ['only the step has a limit', late, none, late],
  ['only the case has a limit', none, soon, soon],
  ['nothing has a limit', none, none, none],
])('is what runs out first: %s', (_, step, whole, expected) => {
  expect(nearerDue({ ...step, case: whole })).toEqual(expected);
});

it('compares moments, not their spelling', () => {
  const step = { dueAt: '2026-11-24T17:00:00+08:00', light: 'green' } as const;
  expect(nearerDue({ ...step, case: { ...soon, dueAt: '2026-11-24T10:00:00Z' } })).toEqual(step);
});
