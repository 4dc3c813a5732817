import { describe, expect, it } from 'vitest';
import { applyAccess, writable } from '../../form-kit/access.ts';
import { evaluateFeel } from '../../form-kit/feel.ts';

const schema = {
  type: 'object',
  properties: {
    group: {
      type: 'void',
      'x-component': 'Group',
      properties: { secret: { type: 'string' }, note: { type: 'string' } },
    },
    result: { type: 'string' },
  },
};

describe('rights on fields', () => {
  it('leaves hidden fields and emptied groups out', () => {
    const shown = applyAccess(schema, { secret: 'hide', note: 'hide', result: 'write' });
    expect(Object.keys(shown.properties ?? {})).toEqual(['result']);
  });

  it('reads what no rule names and marks what is required', () => {
    const shown = applyAccess(schema, { result: 'required', secret: 'write' });
    expect(shown.properties).toMatchObject({
      group: { properties: { note: { 'x-pattern': 'readPretty' }, secret: { type: 'string' } } },
      result: { required: true },
    });
  });

  it('sends only what may be written', () => {
    const values = { result: 'done', note: 'x', secret: 'y' };
    expect(writable(values, { result: 'required', note: 'read', secret: 'write' })).toEqual({
      result: 'done',
      secret: 'y',
    });
  });
});

describe('expressions of forms', () => {
  it('read the fields of the record', () => {
    expect(evaluateFeel('record.anonymous = true', { anonymous: true })).toBe(true);
    expect(evaluateFeel('record.rating < 3', { rating: 4 })).toBe(false);
  });

  it('reach nothing but own data', () => {
    expect(evaluateFeel('record.constructor', {})).toBe(null);
    expect(evaluateFeel('constructor', {})).toBe(null);
  });
});
