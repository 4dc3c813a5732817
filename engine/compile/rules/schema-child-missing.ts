import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaChildMissing = schemaRule({
  fault: 'child-missing',
  text: {
    zh: '“{element}”缺少必需的子元素“{detail}”。',
    en: '{element} lacks the child element {detail}.',
  },
  bad: between('<task id="a"><ioSpecification><inputSet/></ioSpecification></task>', 'a'),
  good: between(
    '<task id="a"><ioSpecification><inputSet/><outputSet/></ioSpecification></task>',
    'a',
  ),
});
