import type { Id, Json, Text, Variables } from '@liandong/engine';
import type { Context, Refusal, RowRead } from '../commit/command.ts';
import type { Form } from '../forms/form.ts';
import { fieldMessage } from '../forms/messages.ts';
import type { Pack } from '../packs/packs.ts';
import type { AttachmentRow } from '../store/rows/work.ts';
import type { Write } from '../store/write.ts';

/** A file that a field of a form names. */
interface Named {
  readonly field: string;
  readonly file: Id;
}

/** The files named by fields of the type `files`; what is no id is left to the form's check. */
export function namedFiles(pack: Pack, fields: Variables): readonly Named[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (pack.fields.get(field)?.type !== 'files' || !Array.isArray(value)) return [];
    return value.flatMap((id: Json) =>
      typeof id === 'string' && /^[1-9]\d{0,15}$/.test(id) ? { field, file: Number(id) } : [],
    );
  });
}

/** Reads of the named files, for `bindFiles`. */
export function fileReads(named: readonly Named[]): readonly RowRead[] {
  return named.map(({ file }) => ({ table: 'attachment', key: { id: file } }));
}

/** Why a file is refused, for people. */
export const unknownFile: Text = {
  zh: '附件不存在、不属于您或已用于其他字段',
  en: 'The file is not there, not yours, or used for another field',
};

/** Whether a field takes files of a type, which was found in their bytes. */
function takes(form: Form, field: string, mediaType: string): boolean {
  const accept = form.fields.get(field)?.accept ?? null;
  if (accept === null) return true;
  return accept.some((type) =>
    type.endsWith('/*') ? mediaType.startsWith(type.slice(0, -1)) : type === mediaType,
  );
}

/** Where named files go, and who may put them there. */
export interface Binding {
  readonly record: Id;
  readonly language: keyof Text;
  /** The form that names them: its fields say which types they take. */
  readonly form: Form;
  /** Whether a file that belongs to no case yet was uploaded by the sender. */
  mayTake(file: AttachmentRow): boolean;
}

/**
 * Joins the named files to the case, each to one field: what the citizen sent is no evidence of
 * the unit. A file of another case or field, or that somebody else uploaded, is refused as
 * unknown.
 */
export function bindFiles(
  context: Context,
  named: readonly Named[],
  { record, language, form, mayTake }: Binding,
): readonly Write[] | Refusal {
  const writes: Write[] = [];
  const taken = new Map<Id, string>();
  for (const { field, file } of named) {
    const row = context.row('attachment', { id: file });
    if (row?.record_id === record && row.field === field) continue;
    if (taken.get(file) === field) continue;
    if (!row || row.record_id !== null || taken.has(file) || !mayTake(row)) {
      const path = `fields.${field}`;
      const errors = [{ path, code: 'unknown-file', message: unknownFile[language] }];
      return { ok: false, code: 'invalid-field', detail: `There is no file ${file}`, errors };
    }
    if (!takes(form, field, row.media_type)) {
      const message = fieldMessage('file-type', language);
      const errors = [{ path: `fields.${field}`, code: 'file-type', message }];
      return {
        ok: false,
        code: 'invalid-field',
        detail: `File ${file} is of another kind`,
        errors,
      };
    }
    taken.set(file, field);
    const set = { record_id: record, field };
    const expect = { record_id: null };
    writes.push({ op: 'update', table: 'attachment', key: { id: file }, set, expect });
  }
  return writes;
}
