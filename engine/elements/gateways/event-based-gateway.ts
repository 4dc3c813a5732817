import { completeAndHandOn } from '../../verbs/complete.ts';
import { deliveredBy, hear, pass } from '../../verbs/hear.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { armAll } from '../../verbs/wait-for.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.6.6 and 13.4.5, exclusive. Waits for the events behind its flows; the first one
 *  that happens gets the token, the others are not waited for any more. Not yet: parallel and
 *  instantiating event gateways. */
export const eventBasedGateway = element({
  type: 'bpmn:EventBasedGateway',
  read: () => null,
  enter(run, me) {
    const events = me.node.outgoing.map(({ target }) => target);
    const failure = armAll(run, me, events);
    if (failure) raiseIncident(run, me, failure);
  },
  resume(run, me, _data, wait, payload) {
    const flow = me.node.outgoing.find(({ target }) => target.id === wait.element);
    if (!flow) return;
    const heard = hear(run, flow.target, me.part, wait, payload);
    if (!heard) return;
    completeAndHandOn(run, me, flow);
    pass(run, flow.target, me.part, me.path, deliveredBy(heard, flow.target));
  },
});
