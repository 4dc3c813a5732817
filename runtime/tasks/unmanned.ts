import type { Text } from '@liandong/engine';
import type { Refusal } from '../commit/command.ts';
import type { Pack } from '../packs/packs.ts';
import type { Services } from '../services.ts';
import { userTaskOf } from './case-parts.ts';
import type { Stepped } from './step-case.ts';

const words: Text = {
  zh: '{unit}没有能接收「{step}」的人员，也没有负责人，请改选单位或联系系统管理员',
  en: '{unit} has nobody for the step “{step}” and no head. Choose another unit or ask the administrator',
};

/**
 * Refuses to give a step to a unit where nobody could take it: who chose the unit is there to
 * choose another. Null where everything found its people.
 */
export function nobodyThere(
  asking: { readonly services: Pick<Services, 'organisation'>; readonly language: keyof Text },
  pack: Pack,
  { created }: Pick<Stepped, 'created'>,
): Refusal | null {
  const found = created.find(({ row, deserted }) => deserted && row.unit_id !== null);
  const unit = found ? asking.services.organisation.unit(found.row.unit_id ?? 0) : null;
  if (!found || !unit) return null;
  const step = pack.text(userTaskOf(pack, found.row.element)?.name ?? '')[asking.language];
  const message = words[asking.language].replace('{unit}', unit.name).replace('{step}', step);
  const path = `fields.${pack.manifest.record.columns.unit}`;
  const errors = [{ path, code: 'nobody-there', message }];
  return { ok: false, code: 'rule-refused', detail: message, errors };
}
