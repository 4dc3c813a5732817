import { countTry, type ExactLimit, limitReads, tries } from '../../auth/exact-limit.ts';
import { networkOf } from '../../auth/network.ts';
import type { Context, Outcome, Refusal } from '../../commit/command.ts';
import { hasField, recordByNumber } from '../../store/queries/record.ts';
import type { Write } from '../../store/write.ts';
import { packOf } from '../../tasks/case-parts.ts';
import { phoneField, tailDigest } from '../../tasks/personal-values.ts';
import { type Asking, refuse } from '../asking.ts';
import { phasesOf, type Tracking } from './track.ts';

const hourMs = 3_600_000;

/** Numbers are sequential and must open nothing by themselves. */
const byNumber: ExactLimit = { name: 'lookup:number', max: 5, windowMs: hourMs };
const byAddress: ExactLimit = { name: 'lookup:address', max: 5, windowMs: hourMs };

export interface LookUp {
  readonly number: string;
  readonly phoneTail: string;
}

/**
 * Number and the last four digits of the phone given show the phases, nothing else. A number that
 * does not exist and digits that are wrong get the same answer; every try counts.
 */
export async function lookUpAppeal(
  asking: Asking,
  asked: LookUp,
): Promise<{ readonly ok: true; readonly answer: Tracking } | Refusal> {
  const allowed = await count(asking, asked.number);
  if (!allowed.ok) return allowed;
  const { services } = asking;
  const { read } = services.store;
  const unknown = refuse('not-found', 'Number and phone do not belong together');
  const record = await recordByNumber(read, asked.number);
  if (!record) return unknown;
  const pack = await packOf(services, record);
  const phone = phoneField(pack);
  if (phone === null) return unknown;
  const digest = tailDigest(services.keys, phone, asked.phoneTail);
  if (!(await hasField(read, record.id, `${phone}#tail`, digest))) return unknown;
  return { ok: true, answer: { ...(await phasesOf(services, pack, record)), detail: null } };
}

/** Counts the try in rows, for the number and for the address, before anything is looked up. */
function count({ services, principal }: Asking, number: string): Promise<Outcome<null>> {
  const network = networkOf(principal.actor.address ?? 'unknown');
  const now = services.now();
  const limits = [
    { limit: byNumber, subject: number },
    { limit: byAddress, subject: network },
  ];
  return services.commit.run<null>({
    name: 'look-up-appeal',
    actor: principal.actor,
    reads: { rows: limits.flatMap(({ limit, subject }) => limitReads(limit, subject, now)) },
    decide(context: Context) {
      const writes: Write[] = [];
      for (const { limit, subject } of limits) {
        const { count: used, retryAfterMs } = tries(context, limit, subject);
        if (used >= limit.max) {
          const data = { retryAfter: String(Math.ceil(retryAfterMs / 1000)) };
          return refuse('too-many-requests', 'Too many tries within an hour', { data });
        }
        writes.push(countTry(context, limit, subject));
      }
      const object = { type: 'case', id: number };
      return { ok: true, answer: null, writes, audit: { action: 'case.looked-up', object } };
    },
  });
}
