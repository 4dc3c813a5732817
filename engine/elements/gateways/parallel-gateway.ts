import { activate } from '../../verbs/activate.ts';
import { completeWith } from '../../verbs/complete.ts';
import { joinTokens, keepToken, oldestPerFlow } from '../../verbs/join.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.6.4 and 13.4.1. Joins when there is a token on *each* incoming flow and takes one
 *  of each, the oldest; a second token on one flow stays for the next round. Then a token goes
 *  over every outgoing flow; conditions are not looked at. */
export const parallelGateway = element({
  type: 'bpmn:ParallelGateway',
  read: () => null,
  arrive(run, node, part, flow, path) {
    if (node.incoming.length < 2) return activate(run, node, part, path);
    keepToken(run, part, flow, path);
    const oldest = oldestPerFlow(run, node, part);
    if (oldest.size === node.incoming.length) joinTokens(run, node, part, [...oldest.values()]);
  },
  enter(run, me) {
    completeWith(run, me, me.node.outgoing);
  },
});
