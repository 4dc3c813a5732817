import { elementOf, partOf } from '../../apply/applier.ts';
import type { Failure, Node } from '../../model/graph.ts';
import type { Activation, Run } from '../../model/run.ts';
import type { Json } from '../../model/value.ts';
import { choose } from '../../verbs/ad-hoc.ts';
import { complete } from '../../verbs/complete.ts';
import { evaluate } from '../../verbs/evaluate.ts';
import { openScope } from '../../verbs/open-scope.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.5 and 13.3.5. All inside without an incoming flow is enabled as long as it lives;
 *  the event `start-activity` begins one, as often as somebody decides so, and `ld:begin`, a list
 *  of ids, those that begin at once. What flows lead to follows by itself. Sequential: one activity
 *  at a time, so that `ld:begin` names one and tokens wait for their turn. After each activity the
 *  completion condition is asked; where it holds, and at the event `finish-activities`, nothing
 *  begins any more and what runs is cancelled or, with `cancelRemainingInstances="false"`, awaited.
 *  Without a condition it ends by that event alone. */
export const adHocSubProcess = element({
  type: 'bpmn:AdHocSubProcess',
  activity: true,
  scope: true,
  read: () => null,
  enter(run, me) {
    const first = firstOf(run, me);
    if ('code' in first) return raiseIncident(run, me, first);
    const inner = openScope(run, me);
    for (const node of first) choose(run, me, inner, node);
    run.unsettled.add(inner);
  },
  drained(run, me) {
    const { state, inner } = elementOf(run.draft, me.part, me.id);
    if (state === 'completing' || inner === undefined) return;
    const goesOn = partOf(run.draft, inner).choice === 'open' && me.node.inner?.starts.length;
    if (!goesOn) complete(run, me);
  },
});

/** What begins at once. */
function firstOf(run: Run, me: Activation): readonly Node[] | Failure {
  const { adHoc = null, starts = [] } = me.node.inner ?? {};
  if (!adHoc?.begin) return [];
  const { value } = evaluate(run, adHoc.begin, me.part, me.id);
  const ids: readonly Json[] = Array.isArray(value) ? value : [value];
  const nodes = ids.flatMap((id) => starts.find((node) => node.id === id) ?? []);
  const fits = value === null || nodes.length === ids.length;
  if (fits && !(adHoc.sequential && nodes.length > 1)) return nodes;
  const wanted = adHoc.sequential ? 'at most one enabled activity' : 'enabled activities';
  const detail = `Expected ${wanted} from ${adHoc.begin.text} but found ${JSON.stringify(value)}`;
  return { code: 'activities-unknown', detail };
}
