import { childOf } from '../reader.ts';
import { idOf, inPools, messageFlow } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

const PLACES = ['bpmn:Participant', 'bpmn:Activity', 'bpmn:ConversationNode'];
const ENDS = [
  ['sourceRef', 'bpmn:ThrowEvent'],
  ['targetRef', 'bpmn:CatchEvent'],
] as const;

export const messageFlowEnds: Rule = {
  id: 'message-flow/ends',
  severity: 'error',
  clause: 'BPMN 2.0 9.3',
  text: {
    zh: '消息流“{element}”的{detail}只能是池、活动或相应的事件。',
    en: 'The {detail} of message flow {element} must be a pool, an activity or an event that can send or receive.',
  },
  bad: inPools('<startEvent id="a"/>', '<task id="d"/>', messageFlow('a', 'd')),
  good: inPools('<task id="a"/>', '<task id="d"/>', messageFlow('a', 'd')),
  *check(model) {
    for (const flow of model.of('bpmn:MessageFlow')) {
      for (const [end, events] of ENDS) {
        const node = childOf(flow, end);
        if (!node || [...PLACES, events].some((type) => isA(node, type))) continue;
        yield { element: idOf(flow), detail: end };
      }
    }
  },
};
