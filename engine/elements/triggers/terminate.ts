import { emptyScope } from '../../verbs/terminate.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.3 and 13.5.6: ends all else in its scope at once. The scope itself then ends as
 *  usual: an enclosing process goes on after the sub-process, the instance is completed. */
export const terminateTrigger = trigger<null>({
  type: 'bpmn:TerminateEventDefinition',
  name: 'terminate',
  ends: true,
  read: () => null,
  fire(run, me) {
    emptyScope(run, me.part, me.id);
    return true;
  },
  label: () => '',
});
