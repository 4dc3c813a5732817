import { elementOf, inPart } from '../apply/applier.ts';
import { eventThrown } from '../apply/event-thrown.ts';
import type { Behaviour, Node, TriggerUse } from '../model/graph.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { emit } from './emit.ts';
import { bodyCounts, holds } from './evaluate.ts';
import { isLive } from './fire.ts';

/** What a multi-instance activity throws now that one more instance completes, seen from it. */
export function thrownBy(
  run: Run,
  behaviours: readonly Behaviour[],
  done: number,
  part: number,
  of: number,
): readonly TriggerUse[] {
  return behaviours.flatMap(({ once, condition, uses }) => {
    const thrown = (!once || done === 1) && (!condition || holds(run, condition, part, of));
    return thrown ? uses : [];
  });
}

/**
 * Throws events of a multi-instance activity, BPMN 2.0 10.3.8. What its own boundary events catch
 * goes no further and brings the counts of the activity to their mappings; all else is thrown as
 * by a throw event. Answers whether the activity goes on.
 */
export function throwFromBody(run: Run, whole: Activation, uses: readonly TriggerUse[]): boolean {
  for (const use of uses) {
    const { trigger, data } = use;
    const at = { ...inPart(whole.part), type: trigger.name, name: trigger.label(data) };
    emit(run, eventThrown, whole.node.id, whole.id, at);
    if (!catchAtBoundary(run, whole, use)) trigger.fire?.(run, whole, data);
    if (!isLive(run, whole)) return false;
  }
  return true;
}

function catchAtBoundary(run: Run, whole: Activation, thrown: TriggerUse): boolean {
  const { body } = elementOf(run.draft, whole.part, whole.id);
  const counts: Variables = body ? bodyCounts(body) : {};
  const payload: Payload = { variables: {}, mappedOnly: counts, outcome: null, failure: null };
  let caught = false;
  for (const event of whole.node.boundaries) {
    const use = useThatCatches(event, thrown);
    if (use < 0 || !isLive(run, whole)) continue;
    caught = true;
    const wait = { kind: 'subscription', id: 0, element: event.id, of: whole.id, use } as const;
    event.behaviour.trigger?.(run, event, whole.part, wait, payload);
  }
  return caught;
}

/** Of the same kind and name; one that names nothing catches all of its kind. */
function useThatCatches({ triggers }: Node, { trigger, data }: TriggerUse): number {
  return (triggers?.uses ?? []).findIndex((use) => {
    if (use.trigger !== trigger) return false;
    const name = trigger.label(use.data);
    return name === '' || name === trigger.label(data);
  });
}
