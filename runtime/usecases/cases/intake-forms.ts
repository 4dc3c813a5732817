import type { z } from 'zod';
import type { intakeForms } from '../../api/schemas/case.ts';
import { presentForm } from '../../forms/present.ts';
import type { Asking } from '../asking.ts';
import { formOf } from './submission.ts';

type IntakeForms = z.input<typeof intakeForms>;

/** The intake form of each published pack, in the reader's language. */
export async function listIntakeForms({
  services,
  language,
}: Pick<Asking, 'services' | 'language'>): Promise<IntakeForms> {
  const units = services.organisation.units().map(({ code, name }) => ({ code, name }));
  const packs = await services.packs.list();
  return {
    items: packs.map((pack) => {
      const form = formOf(pack, pack.manifest.intake);
      return {
        pack: pack.pack,
        title: pack.manifest.title,
        form: presentForm({
          pack,
          form,
          language,
          units,
          access: null,
        }) as IntakeForms['items'][number]['form'],
        fields: [...form.fields.keys()],
      };
    }),
  };
}
