import { activate } from '../../verbs/activate.ts';
import { chooseFlows, completeWith, noFlow } from '../../verbs/complete.ts';
import { isExpected } from '../../verbs/expected.ts';
import { joinTokens, keepToken, oldestPerFlow } from '../../verbs/join.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.6.3 and 13.4.3. Forks over every flow whose condition holds, else the default; none
 *  is an incident. Joins when no token elsewhere in the scope can still reach an incoming flow
 *  that has none without being able to reach one that has; asked again after every change of the
 *  scope's tokens. Reachability is precomputed by `compile/reach.ts`. */
export const inclusiveGateway = element({
  type: 'bpmn:InclusiveGateway',
  read: () => null,
  arrive(run, node, part, flow, path) {
    if (node.incoming.length < 2) return activate(run, node, part, path);
    keepToken(run, part, flow, path);
  },
  settle(run, node, part, waiting) {
    const full = waiting.map(({ flow }) => flow);
    if (isExpected(run, node, part, full)) return false;
    joinTokens(run, node, part, [...oldestPerFlow(run, node, part).values()]);
    return true;
  },
  enter(run, me) {
    const flows = chooseFlows(run, me);
    if (!flows) return raiseIncident(run, me, noFlow(me.node));
    completeWith(run, me, flows);
  },
});
