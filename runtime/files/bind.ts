import type { Id, Json, Variables } from '@liandong/engine';
import type { Context, Refusal, RowRead } from '../commit/command.ts';
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

/**
 * Joins the named files to the case. A file that belongs to another case, or that somebody else
 * uploaded, is refused as unknown: `mayTake` says whether a free one is the sender's.
 */
export function bindFiles(
  context: Context,
  named: readonly Named[],
  record: Id,
  mayTake: (file: AttachmentRow) => boolean,
): readonly Write[] | Refusal {
  const writes: Write[] = [];
  for (const { field, file } of named) {
    const row = context.row('attachment', { id: file });
    if (row?.record_id === record) continue;
    if (!row || row.record_id !== null || !mayTake(row)) {
      const path = `fields.${field}`;
      const message = `There is no file ${file}`;
      const errors = [{ path, code: 'unknown-file', message }];
      return { ok: false, code: 'invalid-field', detail: message, errors };
    }
    const set = { record_id: record, field };
    const expect = { record_id: null };
    writes.push({ op: 'update', table: 'attachment', key: { id: file }, set, expect });
  }
  return writes;
}
