import { createForm } from '@formily/core';
import { autorun } from '@formily/reactive';
import { describe, expect, it } from 'vitest';
import { evaluateFeel } from '../../form-kit/feel.ts';
import { limitText } from '../../form-kit/texts.ts';

describe('conditions of a form', () => {
  it('are evaluated again when a field is filled in that was not there before', () => {
    const form = createForm();
    const seen: unknown[] = [];
    const stop = autorun(() => seen.push(evaluateFeel('record.contacted = true', form.values)));
    form.setValuesIn('contacted', true);
    form.setValuesIn('contacted', false);
    stop();
    expect(seen.at(0)).not.toBe(true);
    expect(seen.slice(1)).toEqual([true, false]);
  });
});

describe('limits that are read', () => {
  it.each([
    ['5wd', '5 个工作日', '5 working days'],
    ['1wd', '1 个工作日', '1 working day'],
    ['24h', '24 小时', '24 hours'],
    ['soon', 'soon', 'soon'],
  ])('%s', (text, chinese, english) => {
    expect(limitText(text, 'zh')).toBe(chinese);
    expect(limitText(text, 'en')).toBe(english);
  });
});
