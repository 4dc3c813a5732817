import { describe, expect, it } from 'vitest';
import { maskValue } from '../../forms/mask.ts';

describe('masking', () => {
  it('keeps three first and four last digits of a phone', () => {
    expect(maskValue('phone', '13812345678')).toBe('138****5678');
  });

  it('keeps nothing of a number that is too short to hide', () => {
    expect(maskValue('phone', '5551234')).toBe('****');
  });

  it('keeps the first character of a name, also outside the basic plane', () => {
    expect(maskValue('name', '张小明')).toBe('张*');
    expect(maskValue('name', '𠮷田')).toBe('𠮷*');
  });

  it('keeps the beginning of an address', () => {
    expect(maskValue('address', '金桥街道金桥小区3号楼')).toBe('金桥街道金桥****');
    expect(maskValue('address', '南楼')).toBe('南楼****');
  });

  it('shows nothing of what it does not know, and leaves empty what is empty', () => {
    expect(maskValue(undefined, 'secret')).toBe('****');
    expect(maskValue('phone', 13812345678)).toBe('****');
    expect(maskValue('phone', null)).toBeNull();
  });
});
