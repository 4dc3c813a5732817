import { inPart } from '../../apply/applier.ts';
import { messageSent } from '../../apply/message-sent.ts';
import type { XmlNode } from '../../model/xml.ts';
import { correlationOf } from '../../verbs/correlation.ts';
import { effect, emit } from '../../verbs/emit.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { localOf } from '../../verbs/visible.ts';
import { keyOf, type MessageUse, openMessage } from '../../verbs/wait-for.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.5. Found by the name of the message and the key that `ld:correlationKey` or a
 *  correlation subscription (8.4.2) gives; without a message it is that which its operation takes
 *  or, in a draft, the id of the element. Thrown ones carry the mapped inputs; along message flows
 *  they go by what hears them at the end (`compile/message-flows.ts`). */
export const messageTrigger = trigger<MessageUse>({
  type: 'bpmn:MessageEventDefinition',
  name: 'message',
  read(definition, at, event) {
    const operation = definition.get('operationRef') as XmlNode | undefined;
    const found = definition.get('messageRef') ?? operation?.get('inMessageRef');
    const message = found as XmlNode | undefined;
    const name = message && (at.text(message, 'name') ?? at.text(message, 'id'));
    const byWorker = at.text(event, 'ld:jobType') !== null;
    const isReceive = event.$type === 'bpmn:ReceiveTask';
    const rule = isReceive ? 'task/message-missing' : 'event/message-missing';
    if (!name && !byWorker) at.problem(rule, event, '');
    const key = at.text(definition, 'ld:correlationKey') ?? at.text(event, 'ld:correlationKey');
    const named = Boolean(name);
    const own = at.expression(key, event);
    const keys = own || !message ? [] : correlationOf(message, event, at);
    return { name: name ?? at.text(event, 'id') ?? '', named, keys: own ? [own] : keys };
  },
  arm: openMessage,
  fire(run, me, use) {
    const key = run.env.play ? null : keyOf(run, use, { part: me.part, of: me.id });
    if (key !== null && typeof key === 'object') {
      raiseIncident(run, me, key);
      return false;
    }
    for (const name of use.along ?? [use.name]) {
      emit(run, messageSent, me.node.id, me.id, {
        ...inPart(me.part),
        name,
        ...(key !== null && { key }),
      });
      effect(run, { kind: 'send-message', name, key, variables: localOf(run, me) });
    }
    return true;
  },
  label: ({ name }) => name,
});
