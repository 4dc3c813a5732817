import type { Services } from '../../services.ts';
import { dueJobs, leaseJobs } from '../../store/queries/executor.ts';
import type { JobRow } from '../../store/rows/process.ts';

export interface FetchOrder {
  readonly type: string;
  readonly max: number;
  /** How long the worker has; then the job is given to another. */
  readonly leaseMs: number;
}

/**
 * Gives a worker the jobs of its type that are due. `fence` of each must come with its result:
 * a job may be given out twice, but only the last lease may complete it. Throws `StoreError`.
 */
export async function fetchJobs(
  { store, now }: Pick<Services, 'store' | 'now'>,
  { type, max, leaseMs }: FetchOrder,
): Promise<readonly JobRow[]> {
  const at = now();
  const ids = await dueJobs(store.read, type, at, max);
  if (ids.length === 0) return [];
  const times = { now: at, until: at + leaseMs };
  return store.transaction((transaction) => leaseJobs(store.dialect, transaction, ids, times));
}
