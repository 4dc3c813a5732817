import { between, idNear, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const elementNoId: Rule = {
  id: 'element/no-id',
  severity: 'warning',
  clause: 'BPMN 2.0 8.2.1',
  text: {
    zh: '“{element}”里有一个步骤没有编号：{detail}',
    en: 'A step in {element} has no id: {detail}',
  },
  bad: between('<task id="a"/><task/>', 'a'),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const node of model.of('bpmn:FlowNode')) {
      if (idOf(node) === '') yield { element: idNear(node), detail: node.$type };
    }
  },
};
