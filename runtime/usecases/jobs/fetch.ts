import type { Actor, Outcome } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { dueJobs } from '../../store/queries/executor.ts';
import type { JobRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';
import { platform } from '../instances/run-event.ts';

export interface FetchOrder {
  readonly type: string;
  readonly max: number;
  /** How long the worker has; then the job is given to another. */
  readonly leaseMs: number;
  /** Who asks; the platform unless said. */
  readonly actor?: Actor;
}

/**
 * Gives a worker the jobs of its type that are due. `fence` of each must come with its result:
 * a job may be given out twice, but only the last lease may complete it. What is given out stands
 * in the audit line. Throws `StoreError` while reading.
 */
export async function fetchJobs(
  { commit, now, store }: Pick<Services, 'commit' | 'now' | 'store'>,
  { type, max, leaseMs, actor = platform }: FetchOrder,
): Promise<Outcome<readonly JobRow[]>> {
  const ids = await dueJobs(store.read, type, now(), max);
  if (ids.length === 0) return { ok: true, answer: [], repeated: false };
  return commit.run<readonly JobRow[]>({
    name: 'fetch-jobs',
    actor,
    reads: { rows: ids.map((id) => ({ table: 'job', key: { id } })) },
    decide(context) {
      const due = ids.flatMap((id) => {
        const row = context.row('job', { id });
        return row && row.visible_at <= context.now ? row : [];
      });
      const leased = due.map((row) => {
        return { ...row, fence: row.fence + 1, visible_at: context.now + leaseMs };
      });
      const writes = leased.map(({ id, fence, visible_at }): Write => {
        const expect = { fence: fence - 1 };
        return { op: 'update', table: 'job', key: { id }, set: { fence, visible_at }, expect };
      });
      return {
        ok: true,
        answer: leased,
        writes,
        audit: {
          action: 'job.fetched',
          object: { type: 'job', id: type },
          data: { jobs: leased.map(({ id }) => String(id)), leaseMs },
        },
      };
    },
  });
}
