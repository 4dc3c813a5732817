import { inPart, partOf } from '../apply/applier.ts';
import { callCancelled } from '../apply/call-cancelled.ts';
import { conditionDisarmed } from '../apply/condition-disarmed.ts';
import { inputForgone } from '../apply/input-forgone.ts';
import { jobCancelled } from '../apply/job-cancelled.ts';
import { subscriptionClosed } from '../apply/subscription-closed.ts';
import { taskWithdrawn } from '../apply/task-withdrawn.ts';
import { timerDisarmed } from '../apply/timer-disarmed.ts';
import { triggersReleased } from '../apply/triggers-released.ts';
import type { Gathered, Wait } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { effect, emit, spend } from './emit.ts';

/** Takes back one thing that is waited for. */
function withdraw(run: Run, part: number, wait: Wait) {
  const instance = wait.of === 0 ? run.draft.id : wait.of;
  const at = inPart(part);
  const { id, element } = wait;
  switch (wait.kind) {
    case 'task':
      emit(run, taskWithdrawn, element, instance, { ...at, task: id });
      return effect(run, { kind: 'withdraw-task', task: id });
    case 'timer':
      emit(run, timerDisarmed, element, instance, { ...at, timer: id });
      return effect(run, { kind: 'disarm-timer', timer: id });
    case 'subscription':
      emit(run, subscriptionClosed, element, instance, { ...at, subscription: id });
      return effect(run, { kind: 'close-subscription', subscription: id });
    case 'job':
      emit(run, jobCancelled, element, instance, { ...at, job: id });
      return effect(run, { kind: 'cancel-job', job: id });
    case 'condition':
      return emit(run, conditionDisarmed, element, instance, { ...at, condition: id });
    case 'data':
      return emit(run, inputForgone, element, instance, { ...at, data: id });
    case 'call':
      emit(run, callCancelled, element, instance, { ...at, call: id });
      return effect(run, { kind: 'cancel-call', call: id });
  }
}

/** Takes back all that an activation (or, with 0, the scope itself) waits for. */
export function withdrawAll(run: Run, part: number, of: number): void {
  const { waits, gathered } = partOf(run.draft, part);
  if (gathered) forget(run, part, gathered, of);
  if (waits.length === 0) return;
  spend(run, waits.length);
  for (const wait of waits.filter((one) => one.of === of)) withdraw(run, part, wait);
}

/** Takes back what one event waits for on behalf of its owner. */
export function withdrawEvent(run: Run, part: number, of: number, event: string): void {
  const { waits } = partOf(run.draft, part);
  for (const wait of waits.filter((one) => one.of === of && one.element === event)) {
    withdraw(run, part, wait);
  }
}

/** What parallel multiple events have gathered goes with their owner. */
function forget(run: Run, part: number, gathered: readonly Gathered[], of: number): void {
  const instance = of === 0 ? run.draft.id : of;
  const events = new Set(gathered.flatMap((one) => (one.of === of ? one.element : [])));
  for (const element of events) {
    emit(run, triggersReleased, element, instance, { ...inPart(part), of, all: true });
  }
}

/** The same for what an activation does itself; the events attached to it are waited for on. */
export function withdrawWork(run: Run, part: number, of: number): void {
  const { waits, gathered } = partOf(run.draft, part);
  const isOwn = ({ element }: { readonly element: string }): boolean =>
    !run.graph.nodes.get(element)?.host;
  if (gathered) forget(run, part, gathered.filter(isOwn), of);
  for (const wait of waits.slice()) {
    if (wait.of === of && isOwn(wait)) withdraw(run, part, wait);
  }
}
