import type { DiagramElement } from '../moddle.ts';
import { timerOf } from '../settings/timer.ts';

const icons: { readonly [type: string]: string } = {
  'bpmn:UserTask': 'user-task',
  'bpmn:ServiceTask': 'service-task',
  'bpmn:ScriptTask': 'script-task',
  'bpmn:BusinessRuleTask': 'business-rule-task',
  'bpmn:ReceiveTask': 'receive-task',
  'bpmn:SendTask': 'send-task',
  'bpmn:ManualTask': 'manual-task',
  'bpmn:SubProcess': 'subprocess-expanded',
  'bpmn:CallActivity': 'call-activity',
  'bpmn:ExclusiveGateway': 'gateway-xor',
  'bpmn:InclusiveGateway': 'gateway-or',
  'bpmn:ParallelGateway': 'gateway-parallel',
  'bpmn:EventBasedGateway': 'gateway-eventbased',
  'bpmn:StartEvent': 'start-event-none',
  'bpmn:EndEvent': 'end-event-none',
  'bpmn:BoundaryEvent': 'intermediate-event-none',
  'bpmn:IntermediateCatchEvent': 'intermediate-event-none',
  'bpmn:IntermediateThrowEvent': 'intermediate-event-none',
  'bpmn:SequenceFlow': 'connection',
  'bpmn:Participant': 'participant',
};

/** The sign of an element in the font of bpmn-js. */
export function kindIcon({ type, businessObject }: DiagramElement): string {
  const timer = timerOf(businessObject) && type !== 'bpmn:StartEvent';
  return `bpmn-icon-${timer ? 'intermediate-event-catch-timer' : (icons[type] ?? 'task')}`;
}

const named = new Set([...Object.keys(icons), 'bpmn:Task', 'bpmn:Process', 'bpmn:TextAnnotation']);

/** Key of the words for a kind of element. */
export function kindText(type: string): string {
  return `panel.kind.${named.has(type) ? type.slice('bpmn:'.length) : 'other'}`;
}
