import { completeWith, noFlow } from '../../verbs/complete.ts';
import { holds } from '../../verbs/evaluate.ts';
import { flowsPlayed } from '../../verbs/flows-played.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.6.2 and 13.4.2. Conditions are tried in model order; the first true one wins.
 *  The specification throws when none is true and there is no default; we raise an incident
 *  instead, so that an operator can repair data and resume. A flow without a condition holds. */
export const exclusiveGateway = element({
  type: 'bpmn:ExclusiveGateway',
  read: () => null,
  enter(run, me) {
    const { outgoing, defaultFlow } = me.node;
    if (outgoing.length <= 1 && !outgoing[0]?.condition) return completeWith(run, me, outgoing);
    if (run.env.play) return completeWith(run, me, flowsPlayed(run, me.node).slice(0, 1));
    const chosen =
      outgoing.find(
        (flow) =>
          flow !== defaultFlow &&
          (flow.condition === null || holds(run, flow.condition, me.part, me.id)),
      ) ?? defaultFlow;
    if (!chosen) return raiseIncident(run, me, noFlow(me.node));
    completeWith(run, me, [chosen]);
  },
});
