import type { Node } from '../../model/graph.ts';
import { isEventSubProcess } from '../reach.ts';
import { between, nodesOf } from './find.ts';
import type { Rule } from './rule.ts';

/** What we run of BPMN 2.0 table 10.93, by position. */
const ALLOWED: { readonly [type: string]: readonly string[] } = {
  'bpmn:StartEvent': ['none', 'message', 'signal', 'timer', 'conditional'],
  'bpmn:EndEvent': [
    'none',
    'message',
    'signal',
    'error',
    'escalation',
    'terminate',
    'compensation',
    'cancel',
  ],
  'bpmn:IntermediateCatchEvent': ['message', 'signal', 'timer', 'conditional', 'link'],
  'bpmn:IntermediateThrowEvent': [
    'none',
    'message',
    'signal',
    'escalation',
    'link',
    'compensation',
  ],
  'bpmn:BoundaryEvent': [
    'message',
    'signal',
    'timer',
    'error',
    'escalation',
    'conditional',
    'compensation',
    'cancel',
  ],
};
const IN_EVENT_SUB_PROCESS = [
  'message',
  'signal',
  'timer',
  'error',
  'escalation',
  'conditional',
  'compensation',
];
const IN_SUB_PROCESS = ['none'];

function allowedFor(node: Node): readonly string[] {
  const around = node.scope.node;
  if (node.type !== 'bpmn:StartEvent' || !around) return ALLOWED[node.type] ?? [];
  return isEventSubProcess(around) ? IN_EVENT_SUB_PROCESS : IN_SUB_PROCESS;
}

export const eventDefinitionAllowed: Rule = {
  id: 'event/definition-not-allowed',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.1',
  text: {
    zh: '事件“{element}”在此位置不能是“{detail}”。',
    en: 'Event {element} must not be of the kind {detail} at this place.',
  },
  bad: between(
    '<intermediateThrowEvent id="a"><terminateEventDefinition/></intermediateThrowEvent>',
    'a',
  ),
  good: between('<intermediateThrowEvent id="a"/>', 'a'),
  *check(model) {
    for (const node of nodesOf(model)) {
      if (!node.triggers || !ALLOWED[node.type]) continue;
      for (const { trigger } of node.triggers.uses) {
        const { name } = trigger;
        if (!allowedFor(node).includes(name)) yield { element: node.id, detail: name };
      }
    }
  },
};
