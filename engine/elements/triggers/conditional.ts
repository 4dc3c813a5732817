import type { XmlNode } from '../../model/xml.ts';
import { armCondition, type ConditionUse } from '../../verbs/react.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.5. Happens when its condition becomes true: at once when it holds on arrival, then
 *  whenever variables or the record that it reads change, or an `evaluate-conditions` comes, which
 *  is how time and the world make one true. One that stays must become false in between, as the
 *  specification says of start events. At the start of a process the platform decides when. */
export const conditionalTrigger = trigger<ConditionUse>({
  type: 'bpmn:ConditionalEventDefinition',
  name: 'conditional',
  read(definition, at, event) {
    const text = at.body(definition, 'condition');
    if (text === null) at.problem('event/condition-missing', event, '');
    const expression = definition.get('condition') as XmlNode | undefined;
    const language = expression ? at.text(expression, 'language') : null;
    return { condition: at.expression(text, event, language) };
  },
  arm(run, owner, node) {
    armCondition(run, owner, node);
    return null;
  },
  label: ({ condition }) => condition?.text ?? '',
});
