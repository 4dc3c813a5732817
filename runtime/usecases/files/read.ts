import type { Readable } from 'node:stream';
import type { Refusal } from '../../commit/command.ts';
import { fileById } from '../../store/queries/case-parts.ts';
import { type Asking, refuse } from '../asking.ts';
import { hiddenFields } from '../cases/hidden-fields.ts';

export interface FileContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** A file that belongs to the case; one of another case or of a hidden field is not found. */
export async function readFile(
  asking: Pick<Asking, 'services' | 'principal'>,
  caseId: number,
  fileId: number,
): Promise<{ readonly ok: true; readonly answer: FileContent } | Refusal> {
  const { services } = asking;
  const row = await fileById(services.store.read, fileId);
  const hidden = row?.record_id === caseId ? await hiddenFields(asking, caseId) : null;
  if (!row || !hidden || hidden.has(row.field))
    return refuse('not-found', `Case ${caseId} has no file ${fileId}`);
  const content = services.files.open(row.sha256);
  const { name, media_type: mediaType, size_bytes: sizeBytes } = row;
  return { ok: true, answer: { name, mediaType, sizeBytes, content } };
}
