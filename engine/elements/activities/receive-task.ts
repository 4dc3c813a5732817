import { complete } from '../../verbs/complete.ts';
import { deliveredBy, hear } from '../../verbs/hear.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { arm } from '../../verbs/wait-for.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.3: waits for its message, like a message catch event, but may have boundary
 *  events. Without a message, in a draft, it waits by its own id. With `instantiate` its
 *  message begins an instance here. */
export const receiveTask = element({
  type: 'bpmn:ReceiveTask',
  activity: true,
  played: 'waits',
  listensAs: 'bpmn:MessageEventDefinition',
  read: () => null,
  enter(run, me) {
    const failure = arm(run, { part: me.part, of: me.id }, me.node);
    if (failure) raiseIncident(run, me, failure);
  },
  begin(run, me, _data, _first, payload) {
    complete(run, me, deliveredBy(payload, me.node));
  },
  resume(run, me, _data, wait, payload) {
    const heard = hear(run, me.node, me.part, wait, payload);
    if (heard) complete(run, me, deliveredBy(heard, me.node));
  },
});
