import { inPart, partOf } from '../../apply/applier.ts';
import { flowTaken } from '../../apply/flow-taken.ts';
import { completeAndHandOn, completeWith } from '../../verbs/complete.ts';
import { emit } from '../../verbs/emit.ts';
import { isLive } from '../../verbs/fire.ts';
import { deliveredBy, hear, pass } from '../../verbs/hear.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { armAll, armRest } from '../../verbs/wait-for.ts';
import { element } from '../element.ts';

interface GatewayData {
  readonly parallel: boolean;
}

/** BPMN 2.0 10.6.6 and 13.4.5. Waits for the events behind its flows; the first one that happens
 *  gets the token, the others are not waited for any more. A parallel one, which always begins an
 *  instance, waits for all of them: each gets a token when it happens, and the instance does not
 *  end before. An instance that one begins starts with the event that happened. */
export const eventBasedGateway = element<GatewayData>({
  type: 'bpmn:EventBasedGateway',
  read: (node) => ({
    parallel: node.get('eventGatewayType') === 'Parallel' && node.get('instantiate') === true,
  }),
  enter(run, me) {
    const events = me.node.outgoing.map(({ target }) => target);
    const failure = armAll(run, me, events);
    if (failure) raiseIncident(run, me, failure);
  },
  begin(run, me, { parallel }, first, payload, use) {
    const others = me.node.outgoing.map(({ target }) => target).filter((one) => one !== first);
    const gathers = first.triggers?.parallel === true;
    const failure =
      (parallel || gathers ? armAll(run, me, others) : null) ??
      (gathers ? armRest(run, { part: me.part, of: me.id }, first, use) : null);
    if (failure) return raiseIncident(run, me, failure);
    const wait = { kind: 'subscription', id: 0, element: first.id, of: me.id, use } as const;
    me.node.behaviour.resume?.(run, me, me.node.data, wait, payload);
  },
  resume(run, me, { parallel }, wait, payload) {
    const flow = me.node.outgoing.find(({ target }) => target.id === wait.element);
    if (!flow) return;
    const heard = hear(run, flow.target, me.part, wait, payload);
    if (!heard) return;
    if (parallel) emit(run, flowTaken, flow.id, me.id, inPart(me.part));
    else completeAndHandOn(run, me, flow);
    pass(run, flow.target, me.part, me.path, deliveredBy(heard, flow.target));
    if (!parallel || !isLive(run, me)) return;
    const waits = partOf(run.draft, me.part).waits.some(({ of }) => of === me.id);
    if (!waits) completeWith(run, me, []);
  },
});
