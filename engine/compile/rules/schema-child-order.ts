import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaChildOrder = schemaRule({
  fault: 'child-order',
  severity: 'warning',
  text: {
    zh: '“{element}”的子元素“{detail}”顺序与规范不同。',
    en: 'The child element {detail} of {element} stands in another order than the schema says.',
  },
  bad: between('<task id="a"><incoming>start-a</incoming><documentation/></task>', 'a'),
  good: between('<task id="a"><documentation/><incoming>start-a</incoming></task>', 'a'),
});
