import type { XmlNode } from '../../model/xml.ts';
import type { CodeUse } from '../../verbs/propagate.ts';
import { failProcess, throwError } from '../../verbs/throw-error.ts';
import { trigger } from '../element.ts';

interface ErrorData extends CodeUse {
  readonly message: string;
}

/** BPMN 2.0 10.5.6: thrown by end events, jobs and calls; caught by boundary events and the start
 *  of event sub-processes, always interrupting. Codes are compared; without one it catches all.
 *  An error end event that nobody catches ends the instance as failed. */
export const errorTrigger = trigger<ErrorData>({
  type: 'bpmn:ErrorEventDefinition',
  name: 'error',
  interrupts: true,
  ends: true,
  read(definition, at, event) {
    const error = definition.get('errorRef') as XmlNode | undefined;
    const code = error ? (at.text(error, 'errorCode') ?? at.text(error, 'id')) : null;
    if (!error && event.$type === 'bpmn:EndEvent') at.problem('event/error-missing', event, '');
    return { code, message: (error && at.text(error, 'name')) ?? '' };
  },
  fire(run, me, { code, message }) {
    const error = { code: code ?? me.node.id, message };
    if (throwError(run, me, error)) return false;
    // Who plays a draft sees that nobody catches it, and goes on.
    if (run.env.play) return true;
    failProcess(run, error);
    return false;
  },
  label: ({ code }) => code ?? '',
});
