import type { Id } from '@liandong/engine';
import { fileById, isKept } from '../../store/queries/case-parts.ts';
import type { TimerRow } from '../../store/rows/process.ts';
import type { RingServices } from '../clocks/ring-services.ts';
import { platform } from '../instances/run-event.ts';

const dayMs = 24 * 3_600_000;

/** Rings a day after an upload; its id is the file's. */
export function uploadTimer(id: Id, now: number): TimerRow {
  return {
    id,
    instance_id: null,
    part: 0,
    kind: 'upload',
    element: '',
    visible_at: now + dayMs,
    attempts: 0,
    data: null,
  };
}

/**
 * Handles timers of the kind `upload`: a file that no form has named by then goes, its row first.
 * Its content stays while another row has the same.
 */
export async function forgetUpload(
  { commit, files, store }: RingServices,
  { id }: TimerRow,
): Promise<'done' | 'drop' | 'again'> {
  const file = await fileById(store.read, id);
  if (!file || file.record_id !== null) return 'drop';
  const outcome = await commit.run<boolean>({
    name: 'forget-upload',
    actor: platform,
    reads: { rows: [{ table: 'attachment', key: { id } }] },
    decide(context) {
      const free = context.row('attachment', { id })?.record_id === null;
      const object = { type: 'file', id: String(id) };
      return {
        ok: true,
        answer: free,
        writes: [
          { op: 'delete', table: 'timer', key: { id } },
          ...(free ? [{ op: 'delete', table: 'attachment', key: { id } } as const] : []),
        ],
        audit: { action: 'file.forgotten', object, result: free ? 'ok' : 'gone' },
      };
    },
  });
  if (!outcome.ok) return 'again';
  if (outcome.answer && !(await isKept(store.lists, file.sha256))) {
    // Half a day apart from either upload, so that clocks that differ decide nothing.
    await files.drop(file.sha256, file.created_at + dayMs / 2);
  }
  return 'done';
}
