import { listOf } from '../reader.ts';
import { between, flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

export const eventEndWithoutStart: Rule = {
  id: 'event/ends-unpaired',
  severity: 'warning',
  clause: 'BPMN 2.0 10.5.2',
  text: {
    zh: '“{element}”有开始事件却没有结束事件，或相反。',
    en: '{element} has start events but no end events, or the other way round.',
  },
  bad: inProcess(`<startEvent id="s"/><task id="a"/>${flow('s', 'a')}`),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const container of model.all) {
      const content = listOf(container, 'flowElements');
      if (content.length === 0) continue;
      const starts = content.some(({ $type }) => $type === 'bpmn:StartEvent');
      const ends = content.some(({ $type }) => $type === 'bpmn:EndEvent');
      if (starts !== ends) yield { element: idOf(container) };
    }
  },
};
