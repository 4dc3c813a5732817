import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaUnknownElement = schemaRule({
  fault: 'unknown-element',
  text: {
    zh: '没有“{detail}”这种元素（{element}）。',
    en: 'BPMN has no element {detail} ({element}).',
  },
  bad: between('<task id="a"/><robotTask id="b"/>', 'a'),
  good: between('<task id="a"/>', 'a'),
});
