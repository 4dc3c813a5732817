import type { Json, Variables } from '@liandong/engine';
import type { z } from 'zod';
import type { tracking } from '../../api/schemas/citizen.ts';
import type { Refusal } from '../../commit/command.ts';
import { nameOf, type Pack } from '../../packs/packs.ts';
import type { Services } from '../../services.ts';
import { historyOf } from '../../store/queries/case-parts.ts';
import { recordByToken } from '../../store/queries/record.ts';
import type { RecordRow } from '../../store/rows/work.ts';
import { packOf } from '../../tasks/case-parts.ts';
import { type Asking, refuse } from '../asking.ts';
import { momentOrNull, momentReply } from '../present/case-row.ts';
import { trackedPhases } from './phases.ts';
import { trackingHash } from './report.ts';

export type Tracking = z.input<typeof tracking>;

/** What the private link shows: the phases, what was reported, when an answer may be expected. */
export async function trackAppeal(
  { services }: Pick<Asking, 'services'>,
  token: string,
): Promise<{ readonly ok: true; readonly answer: Tracking } | Refusal> {
  const record = await recordByToken(services.store.read, trackingHash(token));
  if (!record) return refuse('not-found', 'There is no report behind this link');
  const pack = await packOf(services, record);
  const phases = await phasesOf(services, pack, record);
  return { ok: true, answer: { ...phases, detail: detailOf(services, pack, record) } };
}

/** Number and phases: all that number and phone show. */
export async function phasesOf(
  services: Services,
  pack: Pack,
  record: RecordRow,
): Promise<Omit<Tracking, 'detail'>> {
  const history = await historyOf(services.store.read, record.id);
  const shown = (utcMs: number) => momentReply(services, utcMs);
  return {
    number: record.number,
    phases: [...trackedPhases(pack, record, history, shown)],
  };
}

function detailOf(services: Services, pack: Pack, record: RecordRow): Tracking['detail'] {
  const fields = JSON.parse(record.body) as Variables;
  const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
  const dictionary = pack.fields.get('category')?.dictionary ?? 'categories';
  const answered = record.phase === 'feedback' || record.closed_at !== null;
  const answer = text(fields.answer) || text(fields.result) || text(fields.advice);
  return {
    category: nameOf(pack, dictionary, text(fields.category)),
    place: text(fields.place),
    description: text(fields.description),
    reportedAt: momentReply(services, record.created_at),
    expectedAt: momentOrNull(services, record.due_at),
    answer: answered && answer !== '' ? answer : null,
  };
}
