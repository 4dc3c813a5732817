import type { CallResult } from '../model/event.ts';
import type { ScopePart } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { effect } from './emit.ts';

/** Tells the call activity that waits for this instance how it ended. */
export function endProcess(run: Run, parent: ScopePart['parent'], result: CallResult): void {
  run.queue.length = run.head;
  run.unsettled.clear();
  if (!parent) return;
  const { instance, call, part } = parent;
  effect(run, {
    kind: 'return-call',
    parent: instance,
    call,
    part,
    ok: result.ok,
    error: result.ok ? null : result.error,
    message: result.ok ? '' : result.message,
    variables: result.ok ? result.variables : {},
  });
}
