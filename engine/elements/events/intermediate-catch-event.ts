import { complete } from '../../verbs/complete.ts';
import { deliveredBy, hear } from '../../verbs/hear.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { arm } from '../../verbs/wait-for.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.5.4 and 13.5.2: waits for a message, a signal or a time. One without an event
 *  definition, in a draft, passes at once. */
export const intermediateCatchEvent = element({
  type: 'bpmn:IntermediateCatchEvent',
  read: () => null,
  enter(run, me) {
    if (!me.node.triggers?.uses.some(({ trigger }) => trigger.arm)) return complete(run, me);
    const failure = arm(run, { part: me.part, of: me.id }, me.node);
    if (failure) raiseIncident(run, me, failure);
  },
  resume(run, me, _data, wait, payload) {
    const heard = hear(run, me.node, me.part, wait, payload);
    if (heard) complete(run, me, deliveredBy(heard, me.node));
  },
});
