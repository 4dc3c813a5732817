import { registerValidateLocale } from '@formily/core';

/** What a field says when its value is not in order, in words for people. */
registerValidateLocale({
  zh: {
    required: '请填写此项',
    pattern: '格式不正确',
    minLength: '至少 {{minLength}} 个字',
    maxLength: '最多 {{maxLength}} 个字',
    minItems: '至少 {{minItems}} 项',
    maxItems: '最多 {{maxItems}} 项',
    minimum: '不能小于 {{minimum}}',
    maximum: '不能大于 {{maximum}}',
  },
  en: {
    required: 'Please fill this in',
    pattern: 'This has the wrong form',
    minLength: 'At least {{minLength}} characters',
    maxLength: 'At most {{maxLength}} characters',
    minItems: 'At least {{minItems}}',
    maxItems: 'At most {{maxItems}}',
    minimum: 'Not less than {{minimum}}',
    maximum: 'Not more than {{maximum}}',
  },
});
