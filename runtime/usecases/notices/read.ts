import type { Outcome } from '../../commit/command.ts';
import { type Asking, commandOf, refuse, userOf } from '../asking.ts';

/** Marks one notice of the person as read; reading it again changes nothing. */
export async function readNotice(asking: Asking, id: number): Promise<Outcome<null>> {
  const user = userOf(asking);
  return asking.services.commit.run<null>({
    name: 'read-notice',
    ...commandOf(asking),
    reads: { rows: [{ table: 'notice', key: { id } }] },
    decide(context) {
      const row = context.row('notice', { id });
      if (row?.user_id !== user) return refuse('not-found', `There is no notice ${id}`);
      const set = { read_at: row.read_at ?? context.now };
      return {
        ok: true,
        answer: null,
        writes: [{ op: 'update', table: 'notice', key: { id }, set }],
        changes: [{ topic: 'notice', subject: `user:${user}` }],
        audit: { action: 'notice.read', object: { type: 'notice', id: String(id) } },
      };
    },
  });
}
