import type { XmlNode } from '../../model/xml.ts';
import { type CompensationThrow, compensate } from '../../verbs/compensate.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.7 and 13.5.5: undoes what completed, in reverse order, by the handlers of the
 *  activities: the compensation activity of a boundary event and the compensation event
 *  sub-process inside, which sees the data as they were at the end of its scope (where there are
 *  both, that one first). A sub-process without any compensates what completed in it. Each is
 *  compensated once; what has not completed is left alone. 10.7.2 calls the handler of a
 *  multi-instance activity once for each instance, 13.5.5 once for all: it is once for each, with
 *  the instance's own data. A process that a call activity called is not compensated. An error
 *  that leaves a sub-process compensates nothing by itself; the one who catches it says so. */
export const compensationTrigger = trigger<CompensationThrow>({
  type: 'bpmn:CompensateEventDefinition',
  name: 'compensation',
  ends: true,
  read(definition, at) {
    const activity = definition.get('activityRef') as XmlNode | undefined;
    return {
      activity: activity ? at.text(activity, 'id') : null,
      waits: definition.get('waitForCompletion') !== false,
    };
  },
  fire: compensate,
  label: ({ activity }) => activity ?? '',
});
