import type { XmlNode } from '../../model/xml.ts';
import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const HAPPEN = ['Message', 'Timer', 'Conditional', 'Signal'];
const RISE = ['Escalation', 'Error', 'Compensate'];

/** BPMN 2.0 table 10.93: what each event may wait for or throw at its place. */
const ALLOWED: { readonly [place: string]: readonly string[] } = {
  'bpmn:StartEvent': HAPPEN,
  'event sub-process': [...HAPPEN, ...RISE],
  // A sub-process is begun by the token that enters it.
  'sub-process': [],
  'bpmn:EndEvent': ['Message', 'Signal', 'Terminate', 'Cancel', ...RISE],
  'bpmn:IntermediateCatchEvent': [...HAPPEN, 'Link'],
  'bpmn:IntermediateThrowEvent': ['Message', 'Signal', 'Link', 'Escalation', 'Compensate'],
  'bpmn:BoundaryEvent': [...HAPPEN, 'Cancel', ...RISE],
};

function placeOf(event: XmlNode): string {
  const container = event.$parent;
  if (event.$type !== 'bpmn:StartEvent' || container?.$type === 'bpmn:Process') return event.$type;
  return container?.get('triggeredByEvent') === true ? 'event sub-process' : 'sub-process';
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
    for (const event of model.of('bpmn:Event')) {
      const allowed = ALLOWED[placeOf(event)];
      for (const { $type } of definitionsOf(event)) {
        const kind = $type.replace(/^bpmn:|EventDefinition$/g, '');
        if (allowed && !allowed.includes(kind)) yield { element: idOf(event), detail: kind };
      }
    }
  },
};
