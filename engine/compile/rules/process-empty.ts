import { listOf } from '../reader.ts';
import { between, idOf, inProcess } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

export const processEmpty: Rule = {
  id: 'process/empty',
  severity: 'warning',
  clause: 'BPMN 2.0 10.2',
  text: {
    zh: '可执行流程“{element}”里没有步骤。',
    en: 'The executable process {element} has no steps.',
  },
  bad: inProcess(''),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const process of model.of('bpmn:Process')) {
      const has = listOf(process, 'flowElements').some((node) => isA(node, 'bpmn:FlowNode'));
      if (process.get('isExecutable') === true && !has) yield { element: idOf(process) };
    }
  },
};
