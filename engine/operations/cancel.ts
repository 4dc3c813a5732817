import { partOf } from '../apply/applier.ts';
import { processTerminated } from '../apply/process-terminated.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import { emit } from '../verbs/emit.ts';
import { endProcess } from '../verbs/end-process.ts';
import { emptyScope } from '../verbs/terminate.ts';
import type { Operation } from './operation.ts';

/** Ends the instance from outside; a process that called it hears that nothing will come. */
export const cancel: Operation<'cancel'> = (run, { reason }) => {
  move(lifecycles.processInstance, run.draft.state, 'terminate');
  emptyScope(run, 0);
  const { parent } = partOf(run.draft, 0);
  emit(run, processTerminated, run.draft.process, run.draft.id, reason ? { reason } : {});
  endProcess(run, parent, { ok: false, error: null, message: reason });
  return null;
};
