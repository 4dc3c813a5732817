import type { z } from 'zod';
import type { Unit } from '../../../org/model.ts';
import type { Organisation } from '../../../org/organisation.ts';
import type { unit as unitSchema } from '../../schemas/organisation.ts';

export function unitView(unit: Unit, organisation: Organisation): z.input<typeof unitSchema> {
  const { id, parent, code, name, kind, quota, pilot, revision } = unit;
  return {
    id: String(id),
    parent: parent === null ? null : String(parent),
    code,
    name,
    kind,
    quota,
    pilot,
    staff: organisation.staff(id),
    revision,
  };
}
