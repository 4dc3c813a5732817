import { between, inProcess } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaAttributeMissing = schemaRule({
  fault: 'attribute-missing',
  text: {
    zh: '“{element}”缺少必需的属性“{detail}”。',
    en: '{element} lacks the attribute {detail}.',
  },
  bad: inProcess('<startEvent id="s"/><task id="a"/><sequenceFlow id="f" sourceRef="s"/>'),
  good: between('<task id="a"/>', 'a'),
});
