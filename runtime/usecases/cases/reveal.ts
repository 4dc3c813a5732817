import type { Json, Variables } from '@liandong/engine';
import type { Refusal } from '../../commit/command.ts';
import { recordById } from '../../store/queries/record.ts';
import { packOf } from '../../tasks/case-parts.ts';
import { isMasked } from '../../tasks/confidential.ts';
import { historyLine } from '../../tasks/history-line.ts';
import { isPersonal, loadPersonalValues, referenceTo } from '../../tasks/personal-values.ts';
import { type Asking, refuse } from '../asking.ts';
import { hiddenFields } from './hidden-fields.ts';

export interface Reveal {
  readonly caseId: number;
  readonly field: string;
  readonly reason: string;
}

/**
 * Shows one masked value in clear. The line of history and the audit line are committed before
 * the value leaves; the value itself stands in neither.
 */
export async function revealValue(
  asking: Asking,
  { caseId, field, reason }: Reveal,
): Promise<{ readonly ok: true; readonly answer: Json } | Refusal> {
  const { services, principal } = asking;
  const record = await recordById(services.store.read, caseId);
  if (!record) return refuse('not-found', `There is no case ${caseId}`);
  const pack = await packOf(services, record);
  const value = (JSON.parse(record.body) as Variables)[field];
  const hidden = (await hiddenFields(asking, caseId)).has(field);
  if (hidden || !isMasked(pack, record, field) || value === undefined || value === null) {
    return refuse('not-found', `The case has no masked value ${field}`);
  }
  const personal = await loadPersonalValues(services, caseId, false);
  const noted = await services.commit.run<null>({
    name: 'reveal-value',
    actor: principal.actor,
    reads: {},
    decide: (context) => ({
      ok: true,
      answer: null,
      writes: [
        historyLine(context, principal.actor, caseId, {
          kind: 'value.revealed',
          data: { field, reason },
        }),
      ],
      audit: {
        action: 'value.revealed',
        object: { type: 'case', id: String(caseId) },
        data: { field, reason },
      },
    }),
  });
  if (!noted.ok) return noted;
  if (!isPersonal(pack, field)) return { ok: true, answer: value };
  const reference = (referenceTo(caseId, field) as { readonly v: string }).v;
  return { ok: true, answer: personal.resolve(reference) };
}
