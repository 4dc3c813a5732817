import { processResumed } from '../apply/process-resumed.ts';
import { processSuspended } from '../apply/process-suspended.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import { emit } from '../verbs/emit.ts';
import type { Operation } from './operation.ts';

/** The instance stands still: all but resume and cancel is refused until it is resumed. */
export const suspend: Operation<'suspend'> = (run) => {
  move(lifecycles.processInstance, run.draft.state, 'suspend');
  emit(run, processSuspended, run.draft.process, run.draft.id, {});
  return null;
};

export const resume: Operation<'resume'> = (run) => {
  if (lifecycles.processInstance.next(run.draft.state, 'resume') === null) {
    return { code: 'instance-not-suspended', detail: 'Expected a suspended instance' };
  }
  emit(run, processResumed, run.draft.process, run.draft.id, {});
  return null;
};
