import { inPart, partOf } from '../apply/applier.ts';
import { callCancelled } from '../apply/call-cancelled.ts';
import { jobCancelled } from '../apply/job-cancelled.ts';
import { subscriptionClosed } from '../apply/subscription-closed.ts';
import { taskWithdrawn } from '../apply/task-withdrawn.ts';
import { timerDisarmed } from '../apply/timer-disarmed.ts';
import type { Wait } from '../model/part.ts';
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
    case 'call':
      emit(run, callCancelled, element, instance, { ...at, call: id });
      return effect(run, { kind: 'cancel-call', call: id });
  }
}

/** Takes back all that an activation (or, with 0, the scope itself) waits for. */
export function withdrawAll(run: Run, part: number, of: number): void {
  const { waits } = partOf(run.draft, part);
  if (waits.length === 0) return;
  spend(run, waits.length);
  for (const wait of waits.filter((one) => one.of === of)) withdraw(run, part, wait);
}

/** The same for what an activation does itself; the events attached to it are waited for on. */
export function withdrawWork(run: Run, part: number, of: number): void {
  const { waits } = partOf(run.draft, part);
  for (const wait of waits.slice()) {
    const isAttached = run.graph.nodes.get(wait.element)?.host;
    if (wait.of === of && !isAttached) withdraw(run, part, wait);
  }
}
