import type { Json, Variables } from '@liandong/engine';
import type { Organisation } from '../org/organisation.ts';
import type { Pack } from '../packs/packs.ts';
import type { RecordRow } from '../store/rows/work.ts';

type Columns = Pick<RecordRow, 'unit_id' | 'area_id' | 'confidential' | 'anonymous'>;

/** The columns of a record that fields of the pack stand behind. */
export function caseColumnsOf(
  pack: Pack,
  fields: Variables,
  organisation: Pick<Organisation, 'unitByCode'>,
): Columns {
  const { unit, area, anonymous, confidential } = pack.manifest.record.columns;
  const unitOf = (value: Json | undefined): number | null =>
    typeof value === 'string' ? (organisation.unitByCode(value)?.id ?? null) : null;
  const flagOf = (name: string | undefined): number =>
    name !== undefined && fields[name] === true ? 1 : 0;
  return {
    unit_id: unitOf(fields[unit]),
    area_id: unitOf(fields[area]),
    confidential: flagOf(confidential),
    anonymous: flagOf(anonymous),
  };
}
