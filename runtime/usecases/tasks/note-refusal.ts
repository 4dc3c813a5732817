import type { Refusal } from '../../commit/command.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import type { Asking } from '../asking.ts';

/**
 * Leaves an audit line of an attempt that the rights of a step refused. Names of fields only: what
 * was to be written is nobody's business here.
 */
export async function noteRefusal(
  { services, principal }: Asking,
  action: 'task.completed' | 'task.draft-saved',
  task: Pick<TaskRow, 'id' | 'element'>,
  refusal: Refusal,
): Promise<void> {
  const paths = (refusal.errors ?? []).map(({ path }) => path);
  await services.commit.run({
    name: 'note-refusal',
    actor: principal.actor,
    reads: {},
    decide: () => ({
      ok: true,
      answer: null,
      writes: [],
      audit: {
        action,
        object: { type: 'task', id: String(task.id) },
        result: refusal.code,
        data: { element: task.element, fields: paths },
      },
    }),
  });
}
