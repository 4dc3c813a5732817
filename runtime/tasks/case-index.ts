/** What lists find a case by: its words in pieces, coded fields by equality. */
import type { Variables } from '@liandong/engine';
import type { Pack } from '../packs/packs.ts';
import { gramsOf, numberPieces } from '../store/queries/search.ts';
import type { RecordRow } from '../store/rows/work.ts';
import type { Write } from '../store/write.ts';
import { isMasked } from './confidential.ts';

/** A case at one moment. */
export interface CaseState {
  readonly record: RecordRow;
  readonly fields: Variables;
}

const valueMax = 191;

/**
 * The changes of the index from `before` (null for a new case) to `after`. What is masked to
 * those who look at lists stands in no index: else a search would tell what the mask hides.
 */
export function indexWrites(pack: Pack, before: CaseState | null, after: CaseState): Write[] {
  return [...textWrites(pack, before, after), ...fieldWrites(pack, before, after)];
}

function textWrites(pack: Pack, before: CaseState | null, after: CaseState): Write[] {
  const text = textOf(pack, after);
  if (before && text === textOf(pack, before)) return [];
  const record_id = after.record.id;
  const grams = [...gramsOf(text), ...numberPieces(after.record.number)];
  const inserts = grams.map((gram): Write => {
    return { op: 'insert', table: 'record_gram', row: { gram, record_id } };
  });
  if (!before) return inserts;
  return [{ op: 'delete', table: 'record_gram', key: { record_id } }, ...inserts];
}

function fieldWrites(pack: Pack, before: CaseState | null, after: CaseState): Write[] {
  const writes: Write[] = [];
  for (const field of pack.fields.values()) {
    if (!field.searchable || field.class === 'personal' || field.class === 'sensitive') continue;
    const value = shownValue(pack, after, field.name);
    const key = { record_id: after.record.id, field: field.name };
    if (value === (before && shownValue(pack, before, field.name))) continue;
    if (before) writes.push({ op: 'delete', table: 'record_field', key });
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const row = { ...key, value: Array.from(String(value)).slice(0, valueMax).join('') };
    writes.push({ op: 'insert', table: 'record_field', row });
  }
  return writes;
}

function textOf(pack: Pack, state: CaseState): string {
  const texts = pack.manifest.record.search.map((name) => shownValue(pack, state, name));
  const words = texts.filter((text) => typeof text === 'string');
  return [state.record.title, ...words].join(' ');
}

function shownValue(pack: Pack, { record, fields }: CaseState, name: string) {
  return isMasked(pack, record, name) ? null : (fields[name] ?? null);
}
