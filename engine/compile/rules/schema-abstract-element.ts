import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaAbstractElement = schemaRule({
  fault: 'abstract-element',
  text: {
    zh: '“{detail}”是抽象类型，不能直接使用（{element}）。',
    en: '{detail} is abstract: one of its kinds must be used ({element}).',
  },
  bad: between('<task id="a"/><flowElement id="b"/>', 'a'),
  good: between('<task id="a"/>', 'a'),
});
