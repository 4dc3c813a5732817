import type { Variables } from '@liandong/engine';
import type { Outcome } from '../../commit/command.ts';
import { loadPersonalValues, writesPersonal } from '../../tasks/personal-values.ts';
import { type Asking, commandOf } from '../asking.ts';
import { type CreatedCase, createCase, createReads, type NewCase } from './create-case.ts';
import { checkForm, currentPack, formOf } from './submission.ts';

/** 接件 by a clerk for somebody who calls or comes: the pack's intake form starts a case. */
export async function enterCase(
  asking: Asking,
  intake: { readonly pack: string; readonly fields: Variables },
): Promise<Outcome<CreatedCase>> {
  const { services, principal } = asking;
  const found = await currentPack(services, intake.pack);
  if (!found.ok) return found;
  const { pack } = found;
  const form = formOf(pack, pack.manifest.intake);
  const checked = checkForm(asking, { pack, form, fields: intake.fields, now: services.now() });
  if (!checked.ok) return checked;
  const { fields } = checked;
  const writes = writesPersonal({ pack, process: pack.main }, fields);
  const created: NewCase = {
    pack,
    form,
    fields,
    personal: await loadPersonalValues(services, null, writes),
    line: 'case.entered',
    audit: 'case.entered',
    tokenHash: null,
    mayTake: (file) => file.created_by !== null && file.created_by === principal.id,
  };
  return services.commit.run({
    name: 'enter-case',
    ...commandOf(asking),
    reads: createReads(asking, created),
    decide: (context) => createCase(asking, context, created),
  });
}
