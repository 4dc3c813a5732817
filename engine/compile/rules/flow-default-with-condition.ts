import { flow, inProcess, nodesOf, when } from './find.ts';
import type { Rule } from './rule.ts';

const example = (content: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="x-b"/><endEvent id="a"/><endEvent id="b"/>${flow('s', 'x')}${flow('x', 'a', when('n = 1'))}${flow('x', 'b', content)}`,
  );

export const flowDefaultWithCondition: Rule = {
  id: 'flow/default-with-condition',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '默认流“{element}”不能有条件。',
    en: 'The default flow {element} must not have a condition.',
  },
  bad: example(when('n = 2')),
  good: example(''),
  *check(model) {
    for (const { defaultFlow } of nodesOf(model)) {
      if (defaultFlow?.condition) yield { element: defaultFlow.id };
    }
  },
};
