import { flow, hasDefinition, idOf, inProcess } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

const example = (more: string): string =>
  inProcess(
    `<startEvent id="s"/><intermediateThrowEvent id="throw"><linkEventDefinition name="l"/></intermediateThrowEvent><intermediateCatchEvent id="catch"><linkEventDefinition name="l"/></intermediateCatchEvent><endEvent id="e"/>${flow('s', 'throw')}${flow('catch', 'e')}${more}`,
  );

export const eventLinkFlows: Rule = {
  id: 'event/link-flows',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '链接事件“{element}”不能有{detail}。',
    en: 'The link event {element} must not have {detail} flows.',
  },
  bad: example(flow('throw', 'e')),
  good: example(''),
  *check(model) {
    for (const event of model.of('bpmn:Event')) {
      if (!hasDefinition(event, 'bpmn:LinkEventDefinition')) continue;
      const isThrow = isA(event, 'bpmn:ThrowEvent');
      const wrong = isThrow ? model.outgoing(event) : model.incoming(event);
      if (wrong.length > 0)
        yield { element: idOf(event), detail: isThrow ? 'outgoing' : 'incoming' };
    }
  },
};
