import type { Id, JobResult, Variables } from '@liandong/engine';
import type { Actor, Outcome, Refusal } from '../../commit/command.ts';
import { jobById } from '../../store/queries/executor.ts';
import { type EventServices, platform, runEvent } from '../instances/run-event.ts';

/** A job as its worker names it. */
export interface LeasedJob {
  readonly job: Id;
  /** The fence of the lease under which the work was done. */
  readonly fence: number;
  /** Who brings the result; the platform unless said. */
  readonly actor?: Actor;
}

const stale: Refusal = {
  ok: false,
  code: 'stale-lease',
  detail: 'The job was given to another worker or is done',
};

/** Ends a job with its result; one completion at most is accepted. Throws `StoreError`. */
export async function endJob(
  services: EventServices,
  { job, fence, actor = platform }: LeasedJob,
  result: JobResult,
): Promise<Outcome<null>> {
  const found = await jobById(services.store.read, job);
  if (found === null || found.fence !== fence) return stale;
  const outcome = await runEvent(services, {
    instance: found.instance_id,
    name: result.ok ? 'job.completed' : 'job.failed',
    actor,
    rows: [{ table: 'job', key: { id: job } }],
    event(context) {
      const row = context.row('job', { id: job });
      if (row === null || row.fence !== fence) return null;
      return { kind: 'job-result', job, part: row.part, result };
    },
    along: [{ op: 'delete', table: 'job', key: { id: job } }],
    alongGone: [],
  });
  if (!outcome.ok) return outcome;
  return outcome.answer === 'gone' ? stale : { ok: true, answer: null, repeated: false };
}

/** The job's work is done. */
export function completeJob(
  services: EventServices,
  order: LeasedJob & { readonly variables: Variables },
): Promise<Outcome<null>> {
  return endJob(services, order, { ok: true, variables: order.variables });
}
