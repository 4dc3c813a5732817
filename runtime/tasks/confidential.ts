import type { Json, Variables } from '@liandong/engine';
import { maskValue } from '../forms/mask.ts';
import type { Pack } from '../packs/packs.ts';
import type { RecordRow } from '../store/rows/work.ts';
import { isPersonal } from './personal-values.ts';

/**
 * Fields that are masked to this reader's eyes: personal ones always, and of a confidential case
 * (保密件) also those that say where it is, such as the place.
 */
export function isMasked(
  pack: Pack,
  record: Pick<RecordRow, 'confidential'>,
  field: string,
): boolean {
  if (isPersonal(pack, field)) return true;
  return record.confidential === 1 && pack.fields.get(field)?.mask !== undefined;
}

/** Values of a case as others than its handler see them. */
export function maskConfidential(
  pack: Pack,
  record: Pick<RecordRow, 'confidential'>,
  values: Variables,
): Variables {
  if (record.confidential !== 1) return values;
  const masked: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(values)) {
    const hidden = !isPersonal(pack, name) && isMasked(pack, record, name);
    masked[name] = hidden ? maskValue(pack.fields.get(name)?.mask, value) : value;
  }
  return masked;
}
