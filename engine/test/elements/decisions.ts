import type { Decision } from '../../index.ts';

/** Decisions by hand, so that traces of elements do not hang on the reader of DMN. */
export const decisions: { readonly [id: string]: Decision } = {
  unit: {
    id: 'unit',
    name: 'Unit',
    inputs: ['category'],
    evaluate: ({ category }) => ({
      value: category === '0101' ? { unit: 'U12', limit: '5wd' } : null,
      matched: category === '0101' ? ['r1'] : [],
      errors: category === '0101' ? [] : ['Expected a rule to match but none does'],
    }),
  },
};
