import type { XmlNode } from '../../model/xml.ts';
import { isLive } from '../../verbs/fire.ts';
import type { CodeUse } from '../../verbs/propagate.ts';
import { throwEscalation } from '../../verbs/throw-escalation.ts';
import { localOf } from '../../verbs/visible.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.6 and 13.5.3: goes outwards like an error, over the call activity to the calling
 *  process too, but harms nobody: the thrower goes on unless who catches it interrupts, and one
 *  that nobody catches is only a record. Codes are compared; without one it catches all. The
 *  drawing's default is not to interrupt, the file's is: `cancelActivity` says what holds. */
export const escalationTrigger = trigger<CodeUse>({
  type: 'bpmn:EscalationEventDefinition',
  name: 'escalation',
  read(definition, at) {
    const escalation = definition.get('escalationRef') as XmlNode | undefined;
    const code = escalation ? at.text(escalation, 'escalationCode') : null;
    return { code: code ?? (escalation ? at.text(escalation, 'id') : null) };
  },
  fire(run, me, { code }) {
    throwEscalation(run, me, code, localOf(run, me));
    return isLive(run, me);
  },
  label: ({ code }) => code ?? '',
});
