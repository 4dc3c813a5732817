import { listOf } from '../reader.ts';
import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const ENDS = new Set(['bpmn:StartEvent', 'bpmn:EndEvent']);

const example = (content: string): string =>
  between(`<adHocSubProcess id="a">${content}</adHocSubProcess>`, 'a');

export const adHocStartEnd: Rule = {
  id: 'ad-hoc/start-or-end',
  severity: 'error',
  clause: 'BPMN 2.0 10.3.5',
  text: {
    zh: '自由子流程“{element}”里不能有开始或结束事件：{detail}',
    en: 'The ad-hoc sub-process {element} must not hold start or end events: {detail}',
  },
  bad: example('<startEvent id="in"/><task id="b"/>'),
  good: example('<task id="b"/>'),
  *check(model) {
    for (const node of model.of('bpmn:AdHocSubProcess')) {
      for (const inner of listOf(node, 'flowElements')) {
        if (!ENDS.has(inner.$type)) continue;
        yield { element: idOf(node), detail: idOf(inner) };
      }
    }
  },
};
