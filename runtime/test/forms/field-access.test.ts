import { describe, expect, it } from 'vitest';
import { fieldAccess, writable } from '../../forms/field-access.ts';

describe('field access of a step', () => {
  const step = {
    fieldAccess: [
      { name: '*', access: 'hide' },
      { name: 'contact*', access: 'write' },
      { name: 'contactRecord', access: 'required' },
    ],
  } as const;

  it('takes the rule that names the field, else the longest beginning', () => {
    const access = fieldAccess(step, ['contactRecord', 'contactWay', 'phone']);
    expect(Object.fromEntries(access)).toEqual({
      contactRecord: 'required',
      contactWay: 'write',
      phone: 'hide',
    });
  });

  it('reads what no rule names', () => {
    expect(fieldAccess({ fieldAccess: [] }, ['phone']).get('phone')).toBe('read');
  });

  it('writes only where the step says so', () => {
    expect([writable('write'), writable('required')]).toEqual([true, true]);
    expect([writable('read'), writable('hide'), writable(undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
