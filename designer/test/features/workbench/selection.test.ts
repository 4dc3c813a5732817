import { describe, expect, it } from 'vitest';
import { placeOf, searchOf } from '../../../features/workbench/place.ts';
import { afterCompletion, rowAway } from '../../../features/workbench/selection.ts';

const ids = ['a', 'b', 'c'];

describe('rowAway', () => {
  it.each([
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['a', 1, 'b'],
    ['a', -1, 'a'],
    ['c', 1, 'c'],
    ['gone', 1, 'a'],
  ] as const)('from %s by %i is %s', (from, by, to) => {
    expect(rowAway(ids, from, by)).toBe(to);
  });

  it('is nothing in an empty list', () => {
    expect(rowAway([], null, 1)).toBeNull();
  });
});

describe('afterCompletion', () => {
  it('stays with the case while it has a next task', () => {
    expect(afterCompletion(ids, 'a', '9')).toBe('9');
  });

  it('opens the row that moves up, or the one before at the end', () => {
    expect(afterCompletion(ids, 'b', null)).toBe('c');
    expect(afterCompletion(ids, 'c', null)).toBe('b');
    expect(afterCompletion(['a'], 'a', null)).toBeNull();
  });
});

describe('place', () => {
  it('survives the address bar', () => {
    const place = { tab: 'claimable', q: '供热', open: '42' } as const;
    expect(placeOf(searchOf(place))).toEqual(place);
  });

  it('starts at what is to do', () => {
    expect(placeOf(new URLSearchParams('tab=unknown'))).toEqual({
      tab: 'assigned',
      q: '',
      open: null,
    });
    expect(searchOf({ tab: 'assigned', q: '', open: null }).toString()).toBe('');
  });
});
