import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJson, toJson } from '../../expression/index.ts';
import { isContext } from '../../expression/values.ts';
import type { Json } from '../../model/value.ts';
import { scopeOf } from './scope.ts';

const scope = scopeOf();
const roundTrip = (json: Json): Json => toJson(fromJson(json, scope));

describe('the stored form of values', () => {
  it.each<Json>([
    1,
    0.1,
    'text',
    true,
    null,
    [1, [2]],
    { a: { b: 1 } },
    { $: 'decimal', v: '0.1000000000000000000001' },
    { $: 'date', v: '2026-11-23' },
    { $: 'date', v: '-0044-03-15' },
    { $: 'time', v: '08:30:00+08:00' },
    { $: 'time', v: '08:30:00@Asia/Shanghai' },
    { $: 'date-time', v: '2026-11-23T08:30:00+08:00' },
    { $: 'date-time', v: '2026-11-23T08:30:00@Asia/Shanghai' },
    { $: 'date-time', v: '2026-11-23T08:30:00.123456789' },
    { $: 'years-months', v: 'P1Y2M' },
    { $: 'days-time', v: '-P1DT2H' },
    { $: 'days-time', v: 'PT0S' },
    { $: 'object', v: { $: 'date', v: 'mine' } },
  ])('keeps %j', (json) => {
    expect(roundTrip(json)).toEqual(json);
  });

  it('keeps any JSON, whatever its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const plain = JSON.parse(JSON.stringify(json).replaceAll('"$"', '"x"')) as Json;
        expect(JSON.parse(JSON.stringify(roundTrip(plain)))).toEqual(plain);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('reads keys of prototypes as data', () => {
    const json = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as Json;
    const value = fromJson(json, scope);
    expect(isContext(value) && value.get('__proto__')).toBeInstanceOf(Map);
    expect(JSON.stringify(toJson(value))).toBe('{"__proto__":{"x":1},"constructor":2}');
  });

  it('resolves references and gives null for erased or unreadable ones', () => {
    expect(roundTrip({ $: 'ref', v: 'a/1' })).toBe('value of a/1');
    expect(roundTrip({ $: 'ref', v: 'erased' })).toBeNull();
    expect(roundTrip({ $: 'date', v: 'no date' })).toBeNull();
    expect(roundTrip({ $: 'unknown', v: 'x' })).toBeNull();
  });
});
