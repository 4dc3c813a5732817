import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaTextMisplaced = schemaRule({
  fault: 'text-misplaced',
  text: {
    zh: '“{element}”里不能直接写文字：{detail}',
    en: '{element} must not hold text: {detail}',
  },
  bad: between('<task id="a">words</task>', 'a'),
  good: between('<task id="a"/>', 'a'),
});
