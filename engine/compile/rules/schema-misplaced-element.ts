import { between } from './find.ts';
import { schemaRule } from './schema-rule.ts';

export const schemaMisplacedElement = schemaRule({
  fault: 'misplaced-element',
  text: {
    zh: '“{detail}”不能放在此处（{element}）。',
    en: '{detail} must not stand here ({element}).',
  },
  bad: between('<task id="a"><timerEventDefinition/></task>', 'a'),
  good: between('<task id="a"/>', 'a'),
});
