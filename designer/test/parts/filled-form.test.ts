import { expect, it } from 'vitest';
import { filledForm } from '../../parts/filled-form.ts';

it('keeps what was filled in, and groups that hold something', () => {
  const form = {
    type: 'object',
    properties: {
      matter: {
        type: 'void',
        properties: { place: { type: 'string' }, photos: { type: 'array' } },
      },
      outcome: { type: 'void', properties: { result: { type: 'string' } } },
      solved: { type: 'boolean' },
    },
  };
  expect(filledForm(form, { place: '平安路', photos: [], result: '', solved: false })).toEqual({
    type: 'object',
    properties: {
      matter: { type: 'void', properties: { place: { type: 'string' } } },
      solved: { type: 'boolean' },
    },
  });
});
