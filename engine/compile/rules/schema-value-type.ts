import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaValueType = schemaRule({
  fault: 'value-type',
  text: {
    zh: '“{element}”的值类型不对：{detail}',
    en: 'A value of {element} is of the wrong type: {detail}',
  },
  bad: between('<task id="a" isForCompensation="no"/>', 'a'),
  good: between('<task id="a" isForCompensation="false"/>', 'a'),
});
