import { listOf } from '../reader.ts';
import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const processNoneExecutable: Rule = {
  id: 'process/none-executable',
  severity: 'warning',
  clause: 'BPMN 2.0 10.2',
  text: {
    zh: '没有可执行的流程：请将“{element}”设为可执行。',
    en: 'No process is executable: mark {element} as executable.',
  },
  bad: '<process id="p"><startEvent id="start"/></process>',
  good: between('<task id="a"/>', 'a'),
  check({ root }) {
    const all = listOf(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
    if (all.some((process) => process.get('isExecutable') === true)) return [];
    return [{ element: all[0] ? idOf(all[0]) : idOf(root) }];
  },
};
