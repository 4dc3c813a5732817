import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const processPublicExecutable: Rule = {
  id: 'process/type',
  severity: 'warning',
  clause: 'BPMN 2.0 10.2',
  text: {
    zh: '流程“{element}”标为公共（Public），公共流程不应可执行。',
    en: 'The process {element} is public; a public process should not be executable.',
  },
  bad: '<process id="p" processType="Public" isExecutable="true"><startEvent id="s"/></process>',
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const process of model.of('bpmn:Process')) {
      const isPublic = process.get('processType') === 'Public';
      if (isPublic && process.get('isExecutable') === true) yield { element: idOf(process) };
    }
  },
};
