import type { Json, Outcome, Text, Variables } from '@liandong/engine';
import type { FieldError, Refusal } from '../commit/command.ts';
import type { Pack } from '../packs/packs.ts';
import type { RecordField } from '../packs/schemas/manifest.ts';
import type { ValueRules } from './check-value.ts';
import { checkValue, isEmpty } from './check-value.ts';
import type { FormScope } from './condition.ts';
import { holds } from './condition.ts';
import type { Access } from './field-access.ts';
import { writable } from './field-access.ts';
import type { Form, FormField } from './form.ts';
import type { FieldCode } from './messages.ts';
import { fieldMessage } from './messages.ts';

/** What a person sent for one form, with all that its rules read. */
export interface Submission {
  readonly pack: Pack;
  /** Null for a step without a form: it takes no field. */
  readonly form: Form | null;
  readonly fields: Variables;
  /** The record's values; personal ones may be references. */
  readonly stored: Variables;
  /** From `fieldAccess`; null where every field of the form may be written (a new case). */
  readonly access: ReadonlyMap<string, Access> | null;
  /** The chosen outcome of the step; adds its required fields. */
  readonly outcome: Outcome | null;
  /** True for the code of a unit; for fields of type `unit` and `units`. */
  knowsUnit(code: string): boolean;
  /** UTC milliseconds and IANA zone, for `now()` and `today()` in conditions. */
  readonly now: number;
  readonly zone: string;
  resolve(reference: string): Json;
  /** Id of the acting user, for fields marked `automatic: "user"`; null for a citizen. */
  readonly user: string | null;
  readonly language: keyof Text;
  /** A draft may lack required fields. */
  readonly partial?: boolean;
}

/** The fields to write to the record (trimmed, automatic ones added), or why not. */
export type Checked = { readonly ok: true; readonly fields: Variables } | Refusal;

/**
 * Checks what was sent against the form that the person saw: the same rules as in the browser,
 * and the rights of the step. Codes of a refusal: `unknown-field`, `field-not-writable`,
 * `invalid-field`; paths are `fields.<name>`.
 */
export function checkSubmission(submission: Submission): Checked {
  return checkNames(submission) ?? checkValues(submission);
}

function checkNames(submission: Submission): Refusal | null {
  const { form, pack, access, fields } = submission;
  const unknown: string[] = [];
  const closed: string[] = [];
  for (const name of Object.keys(fields)) {
    const field = pack.fields.get(name);
    if (!field) unknown.push(name);
    else if (!form?.fields.has(name)) (access ? closed : unknown).push(name);
    else if (field.automatic || (access && !writable(access.get(name)))) closed.push(name);
  }
  if (unknown.length > 0) return refuse(submission, 'unknown-field', 'unknown', unknown);
  if (closed.length > 0) return refuse(submission, 'field-not-writable', 'not-writable', closed);
  return null;
}

function refuse(
  { language }: Submission,
  code: Refusal['code'],
  why: FieldCode,
  names: readonly string[],
): Refusal {
  const errors = names.map((name) => fieldError(name, why, language));
  return { ok: false, code, detail: `${code}: ${names.join(', ')}`, errors };
}

function fieldError(name: string, code: FieldCode, language: keyof Text, n?: number): FieldError {
  return { path: `fields.${name}`, code, message: fieldMessage(code, language, n) };
}

function checkValues(submission: Submission): Checked {
  const { pack, form, fields, stored, language } = submission;
  const accepted: { [name: string]: Json } = {};
  const errors: FieldError[] = [];
  const report = (name: string, code: FieldCode, n?: number) =>
    errors.push(fieldError(name, code, language, n));

  for (const [name, value] of Object.entries(fields)) {
    const field = form?.fields.get(name);
    const recordField = pack.fields.get(name);
    if (!field || !recordField) continue;
    if (isEmpty(field, value)) {
      accepted[name] = value === false ? false : null;
      continue;
    }
    const checked = checkValue(rulesOf(submission, field, recordField), value);
    if (checked.ok) accepted[name] = checked.value;
    else report(name, checked.code, checked.n);
  }
  Object.assign(accepted, automaticFields(submission));

  const scope = scopeOf(submission, { ...stored, ...accepted });
  for (const field of form?.fields.values() ?? []) {
    const shown = isShown(submission, field, scope);
    const filled = !isEmpty(field, fields[field.name]);
    if (!shown && filled) report(field.name, 'not-visible');
    if (!shown && clears(submission, field)) accepted[field.name] = null;
    if (shown && isMissing(submission, field, scope)) report(field.name, 'required');
  }
  if (errors.length === 0) return { ok: true, fields: accepted };
  const names = errors.map((error) => error.path).join(', ');
  return { ok: false, code: 'invalid-field', detail: `invalid-field: ${names}`, errors };
}

function rulesOf(submission: Submission, form: FormField, record: RecordField): ValueRules {
  const entries = form.dictionary ? submission.pack.dictionaries.get(form.dictionary) : undefined;
  const options = form.options ?? entries ?? [];
  return {
    form,
    record,
    isOption: (code) => options.some((option) => option.code === code),
    knowsUnit: submission.knowsUnit,
  };
}

/** Fields that the step may write and the server fills, whether the form shows them or not. */
function automaticFields({ pack, access, user, now, partial }: Submission): Variables {
  const filled: { [name: string]: Json } = {};
  if (partial || !access) return filled;
  for (const { name, automatic } of pack.fields.values()) {
    if (!automatic || !writable(access.get(name))) continue;
    if (automatic === 'now') filled[name] = { $: 'date-time', v: new Date(now).toISOString() };
    else filled[name] = user;
  }
  return filled;
}

function scopeOf(submission: Submission, record: Variables): FormScope {
  return { record, now: submission.now, zone: submission.zone, resolve: submission.resolve };
}

function isShown({ access }: Submission, field: FormField, scope: FormScope): boolean {
  if (access?.get(field.name) === 'hide') return false;
  return field.visible === null || holds(field.visible, scope);
}

/** A value of before that does not apply any more goes, as it goes from the form in the browser. */
function clears({ access, stored, partial }: Submission, field: FormField): boolean {
  if (partial || (access && !writable(access.get(field.name)))) return false;
  return !isEmpty(field, stored[field.name]);
}

function isMissing(submission: Submission, field: FormField, scope: FormScope): boolean {
  const { access, outcome, partial, fields } = submission;
  if (partial || !isEmpty(field, fields[field.name] ?? scope.record[field.name])) return false;
  if (outcome?.required.includes(field.name)) return true;
  if (access && !writable(access.get(field.name))) return false;
  if (access?.get(field.name) === 'required') return true;
  return typeof field.required === 'boolean' ? field.required : holds(field.required, scope);
}
