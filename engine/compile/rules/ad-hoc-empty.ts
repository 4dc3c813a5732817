import { listOf } from '../reader.ts';
import { between, idOf } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

const example = (content: string): string =>
  between(`<adHocSubProcess id="a">${content}</adHocSubProcess>`, 'a');

export const adHocEmpty: Rule = {
  id: 'ad-hoc/empty',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.3.5',
  text: {
    zh: '自由子流程“{element}”里至少要有一个活动。',
    en: 'The ad-hoc sub-process {element} must hold at least one activity.',
  },
  bad: example(''),
  good: example('<task id="b"/>'),
  *check(model) {
    for (const node of model.of('bpmn:AdHocSubProcess')) {
      const has = listOf(node, 'flowElements').some((inner) => isA(inner, 'bpmn:Activity'));
      if (!has) yield { element: idOf(node) };
    }
  },
};
