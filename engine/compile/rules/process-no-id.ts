import { between, idNear, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const processNoId: Rule = {
  id: 'process/no-id',
  severity: 'error',
  clause: 'BPMN 2.0 8.2.1',
  text: {
    zh: '流程没有编号（{element}）。',
    en: 'A process has no id ({element}).',
  },
  bad: '<process isExecutable="true"><startEvent id="s"/></process>',
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const process of model.of('bpmn:Process')) {
      if (idOf(process) === '') yield { element: idNear(process) };
    }
  },
};
