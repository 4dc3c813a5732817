import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaUnknownAttribute = schemaRule({
  fault: 'unknown-attribute',
  text: {
    zh: '“{element}”有规范中没有的属性：{detail}',
    en: '{element} has an attribute that BPMN does not know: {detail}',
  },
  bad: between('<task id="a" colour="red"/>', 'a'),
  good: between('<task id="a" name="A"/>', 'a'),
});
