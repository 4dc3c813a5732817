import type { Json } from '@liandong/engine';
import type { RecordField } from '../packs/schemas/manifest.ts';
import type { FormField } from './form.ts';
import type { FieldCode } from './messages.ts';

/** Texts without a limit of their own. */
const textMax = 2000;
const itemsMax = 100;

export interface ValueRules {
  readonly form: FormField;
  readonly record: RecordField;
  /** True for a code that the field's options or dictionary has. */
  isOption(code: string): boolean;
  knowsUnit(code: string): boolean;
}

/** The value as it is stored, or why it is refused; `n` is the bound that was missed. */
export type CheckedValue =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly code: FieldCode; readonly n?: number };

/** Checks one value that is not empty against its field. */
export function checkValue(rules: ValueRules, value: Json): CheckedValue {
  switch (rules.record.type) {
    case 'text':
    case 'user':
      return checkText(rules.form, value);
    case 'number':
      return checkNumber(rules.form, value);
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : refused('type');
    case 'date':
      return checkTime(value, /^\d{4}-\d{2}-\d{2}$/, 'date');
    case 'date-time':
      return checkTime(value, momentPattern, 'date-time');
    case 'limit':
      return checkPattern(value, /^\d{1,4}(\.\d{1,2})?(wd|wh|h|d)$/);
    case 'code':
      return checkCode(value, (code) => rules.isOption(code), 'not-an-option');
    case 'unit':
      return checkCode(value, (code) => rules.knowsUnit(code), 'unknown-unit');
    case 'codes':
      return checkList(rules.form, value, (code) => rules.isOption(code), 'not-an-option');
    case 'units':
      return checkList(rules.form, value, (code) => rules.knowsUnit(code), 'unknown-unit');
    case 'files':
      return checkList(rules.form, value, (id) => /^[1-9]\d{0,15}$/.test(id), 'type');
  }
}

/** True where nothing was filled in. A required tick box must be ticked. */
export function isEmpty(field: Pick<FormField, 'component'>, value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return value === false && field.component === 'Checkbox';
}

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function refused(code: FieldCode, n?: number): CheckedValue {
  return n === undefined ? { ok: false, code } : { ok: false, code, n };
}

function checkText(field: FormField, value: Json): CheckedValue {
  if (typeof value !== 'string') return refused('type');
  const text = value.trim();
  const length = Array.from(text).length;
  const most = field.maxLength ?? textMax;
  if (length > most) return refused('too-long', most);
  if (field.minLength !== null && length < field.minLength) {
    return refused('too-short', field.minLength);
  }
  if (field.pattern && !field.pattern(text)) return refused('pattern');
  return { ok: true, value: text };
}

function checkNumber(field: FormField, value: Json): CheckedValue {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refused('type');
  if (field.minimum !== null && value < field.minimum) return refused('too-small', field.minimum);
  if (field.maximum !== null && value > field.maximum) return refused('too-large', field.maximum);
  return { ok: true, value };
}

function checkTime(value: Json, pattern: RegExp, kind: 'date' | 'date-time'): CheckedValue {
  if (typeof value !== 'string' || !pattern.test(value)) return refused('type');
  const day = value.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) {
    return refused('type');
  }
  if (kind === 'date-time' && Number.isNaN(Date.parse(value))) return refused('type');
  return { ok: true, value: { $: kind, v: value } };
}

function checkPattern(value: Json, pattern: RegExp): CheckedValue {
  return typeof value === 'string' && pattern.test(value)
    ? { ok: true, value }
    : refused('pattern');
}

function checkCode(
  value: Json,
  allowed: (code: string) => boolean,
  otherwise: FieldCode,
): CheckedValue {
  if (typeof value !== 'string') return refused('type');
  return allowed(value) ? { ok: true, value } : refused(otherwise);
}

function checkList(
  field: FormField,
  value: Json,
  allowed: (code: string) => boolean,
  otherwise: FieldCode,
): CheckedValue {
  if (!Array.isArray(value)) return refused('type');
  const most = field.maxItems ?? itemsMax;
  if (value.length > most) return refused('too-many', most);
  if (field.minItems !== null && value.length < field.minItems) {
    return refused('too-few', field.minItems);
  }
  const codes = new Set<Json>();
  for (const item of value) {
    if (typeof item !== 'string') return refused('type');
    if (!allowed(item)) return refused(otherwise);
    codes.add(item);
  }
  return { ok: true, value: [...codes] };
}
