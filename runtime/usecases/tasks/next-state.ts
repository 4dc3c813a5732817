import { lifecycles } from '@liandong/engine';
import type { Refusal } from '../../commit/command.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import { isSuspended } from '../../tasks/suspended-tasks.ts';
import { refuse } from '../asking.ts';

/**
 * The state that an operation brings a task to by its life-cycle: else `suspended`, or the code
 * that says what is in the way, `state-conflict` unless said.
 */
export function nextState(
  task: Pick<TaskRow, 'id' | 'state'>,
  operation: string,
  otherwise: Refusal['code'] = 'state-conflict',
): { readonly ok: true; readonly state: string } | Refusal {
  const state = lifecycles.userTask.next(task.state, operation);
  if (state !== null) return { ok: true, state };
  const code = isSuspended(task) ? 'suspended' : otherwise;
  return refuse(code, `Task ${task.id} is ${task.state}`);
}
