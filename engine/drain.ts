import { inPart } from './apply/applier.ts';
import { tokenArrived } from './apply/token-arrived.ts';
import type { Arrival, Run } from './model/run.ts';
import { activate } from './verbs/activate.ts';
import { emit } from './verbs/emit.ts';
import { raiseForTokens } from './verbs/raise-incident.ts';
import { settle } from './verbs/settle.ts';

/** More than any sane model does in one step; a loop without a wait ends here. */
const ACTIVATIONS_MAX = 200_000;
const QUEUE_KEPT = 1024;

/** Runs to quiescence: every token moves until it waits or ends. */
export function drain(run: Run) {
  const { queue, draft } = run;
  do {
    while (run.head < queue.length) {
      const arrival = queue[run.head++];
      if (run.head > QUEUE_KEPT) {
        queue.splice(0, run.head);
        run.head = 0;
      }
      if (!arrival || !draft.parts.has(arrival.part)) continue;
      if (++run.activations > ACTIVATIONS_MAX) return hold(run, arrival);
      const { node, part, flow, path, loop } = arrival;
      if (flow && node.behaviour.arrive) node.behaviour.arrive(run, node, part, flow, path);
      else activate(run, node, part, path, loop);
    }
  } while (settle(run));
}

/** Tokens on their way stop where they are; resolving the incident lets them go on. */
function hold(run: Run, current: Arrival) {
  const parts = new Set<number>();
  for (const arrival of [current, ...run.queue.slice(run.head)]) {
    if (!arrival || !run.draft.parts.has(arrival.part)) continue;
    const { node, part, flow, path, loop } = arrival;
    emit(run, tokenArrived, node.id, run.draft.id, {
      ...inPart(part),
      flow: flow?.id ?? node.id,
      ...(path && { path }),
      ...(loop !== null && { loop }),
      held: true,
    });
    parts.add(part);
  }
  for (const part of parts) {
    const detail = `Expected at most ${ACTIVATIONS_MAX} activations in one step but found more`;
    raiseForTokens(run, part, current.node.id, { code: 'activation-limit', detail });
  }
}
