import { isEventSubProcess } from '../reach.ts';
import { flow, inProcess, nodesOf } from './find.ts';
import type { Rule } from './rule.ts';

const example = (more: string): string =>
  inProcess(
    `<startEvent id="s"/><subProcess id="sub"><startEvent id="a"/>${more}</subProcess>${flow('s', 'sub')}`,
  );

export const eventSeveralStarts: Rule = {
  id: 'event/several-starts',
  severity: 'error',
  clause: 'BPMN 2.0 13.3.4',
  text: {
    zh: '子流程“{element}”只能有一个开始事件。',
    en: 'Sub-process {element} must not have more than one start event.',
  },
  bad: example('<startEvent id="b"/>'),
  good: example('<task id="b"/>'.concat(flow('a', 'b'))),
  *check(model) {
    for (const node of nodesOf(model)) {
      const starts = node.inner?.nodes.filter(({ type }) => type === 'bpmn:StartEvent') ?? [];
      // Event sub-processes have a rule of their own.
      if (starts.length > 1 && !isEventSubProcess(node)) yield { element: node.id };
    }
  },
};
