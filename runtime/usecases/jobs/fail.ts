import type { Outcome } from '../../commit/command.ts';
import { jobById } from '../../store/queries/executor.ts';
import { type EventServices, platform } from '../instances/run-event.ts';
import { endJob, type LeasedJob } from './complete.ts';

export interface FailedJob extends LeasedJob {
  /** Code of a BPMN error that the model may catch; null for a technical failure. */
  readonly error: string | null;
  readonly message: string;
}

const retryMs = 10_000;

/**
 * The work failed. A BPMN error ends the job at once; a technical failure takes one of its
 * retries, and an incident stands where the last one failed. Throws `StoreError`.
 */
export async function failJob(services: EventServices, order: FailedJob): Promise<Outcome<null>> {
  const { job, fence, error, message, actor = platform } = order;
  if (error !== null) return endJob(services, order, { ok: false, error, message });
  const found = await jobById(services.store.read, job);
  if (found !== null && found.retries <= 1) {
    return endJob(services, order, { ok: false, error: null, message });
  }
  return services.commit.run<null>({
    name: 'job.failed',
    actor,
    reads: { rows: [{ table: 'job', key: { id: job } }] },
    decide(context) {
      const row = context.row('job', { id: job });
      if (row === null || row.fence !== fence) {
        return { ok: false, code: 'stale-lease', detail: 'The job was given to another worker' };
      }
      return {
        ok: true,
        answer: null,
        writes: [
          {
            op: 'update',
            table: 'job',
            key: { id: job },
            set: {
              retries: row.retries - 1,
              error: message,
              visible_at: context.now + retryMs,
              fence: fence + 1,
            },
            expect: { fence },
          },
        ],
        audit: { action: 'job.failed', object: { type: 'job', id: String(job) } },
      };
    },
  });
}
