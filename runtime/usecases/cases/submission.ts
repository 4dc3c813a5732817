import type { Variables } from '@liandong/engine';
import { isPlain } from '../../api/schemas/plain.ts';
import type { FieldError, Refusal } from '../../commit/command.ts';
import type { Access } from '../../forms/field-access.ts';
import type { Form } from '../../forms/form.ts';
import { fieldMessage } from '../../forms/messages.ts';
import { checkSubmission, type Submission } from '../../forms/validate.ts';
import type { Pack } from '../../packs/packs.ts';
import type { Services } from '../../services.ts';
import { type Asking, refuse } from '../asking.ts';

export interface FormSubmission {
  readonly pack: Pack;
  readonly form: Form;
  readonly fields: Variables;
  readonly stored?: Variables;
  readonly access?: ReadonlyMap<string, Access> | null;
  readonly outcome?: Submission['outcome'];
  readonly partial?: boolean;
  /** UTC milliseconds. */
  readonly now: number;
  resolve?(reference: string): ReturnType<Submission['resolve']>;
}

/** Checks what a person sent for a form, with what only the runtime knows. */
export function checkForm(
  asking: Pick<Asking, 'services' | 'principal' | 'language'>,
  sent: FormSubmission,
): { readonly ok: true; readonly fields: Variables } | Refusal {
  const { services, principal, language } = asking;
  const { organisation, limits } = services;
  const checked = checkSubmission({
    pack: sent.pack,
    form: sent.form,
    fields: sent.fields,
    stored: sent.stored ?? {},
    access: sent.access ?? null,
    outcome: sent.outcome ?? null,
    knowsUnit: (code) => organisation.unitByCode(code) !== null,
    now: sent.now,
    zone: limits.zone,
    resolve: (reference) => sent.resolve?.(reference) ?? null,
    user: principal.id === null ? null : String(principal.id),
    language,
    ...(sent.partial === undefined ? {} : { partial: sent.partial }),
  });
  return checked.ok ? (storable(asking, sent.pack, checked.fields) ?? checked) : checked;
}

/**
 * Refuses limits that nothing can be counted by (`0wd`), and texts that a database would alter or
 * nobody could read: half characters and control characters.
 */
function storable(
  { services, language }: Pick<Asking, 'services' | 'language'>,
  pack: Pack,
  fields: Variables,
): Refusal | null {
  const errors: FieldError[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string') continue;
    const isLimit = pack.fields.get(name)?.type === 'limit';
    if (isPlain(value) && (!isLimit || services.limits.readable(value))) continue;
    const message = fieldMessage('pattern', language);
    errors.push({ path: `fields.${name}`, code: 'pattern', message });
  }
  if (errors.length === 0) return null;
  const names = errors.map(({ path }) => path).join(', ');
  return refuse('invalid-field', `invalid-field: ${names}`, { errors });
}

/** A form of the pack by its name. Throws when a published pack lacks what it names. */
export function formOf(pack: Pack, name: string): Form {
  const form = pack.forms.get(name);
  if (form) return form;
  throw new Error(`Expected pack ${pack.pack} to have the form ${name}`);
}

/** The version of a pack that new cases take. */
export async function currentPack(
  { packs }: Pick<Services, 'packs'>,
  id: string,
): Promise<{ readonly ok: true; readonly pack: Pack } | Refusal> {
  const pack = await packs.current(id);
  return pack ? { ok: true, pack } : refuse('not-found', `There is no pack ${id}`);
}
