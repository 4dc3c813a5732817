import type { Id } from '@liandong/engine';
import type { UploadedFile } from '../../api/route.ts';
import type { Outcome } from '../../commit/command.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { uploadTimer } from './forget-upload.ts';

export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/**
 * Keeps one uploaded file. It belongs to no case until a form names it; who uploaded it, or holds
 * its token, may put it into a case within a day; then it is forgotten.
 */
export async function uploadFile(
  asking: Asking,
  files: readonly UploadedFile[],
): Promise<Outcome<Uploaded>> {
  const { services, principal } = asking;
  const [file, more] = files;
  if (!file || more) return refuse('file-refused', 'Expected exactly one file in the field `file`');
  const sha256 = await services.files.keep(file.path);
  const { name, mediaType, sizeBytes } = file;
  return services.commit.run<Uploaded>({
    name: 'upload-file',
    ...commandOf(asking),
    reads: {},
    decide(context) {
      const id: Id = context.nextId();
      const row = {
        id,
        record_id: null,
        field: '',
        name,
        media_type: mediaType,
        size_bytes: sizeBytes,
        sha256,
        created_by: principal.id,
        created_at: context.now,
      };
      return {
        ok: true,
        answer: { id: String(id), name, mediaType, sizeBytes },
        writes: [
          { op: 'insert', table: 'attachment', row },
          { op: 'insert', table: 'timer', row: uploadTimer(id, context.now) },
        ],
        audit: {
          action: 'file.uploaded',
          object: { type: 'file', id: String(id) },
          data: { mediaType, sizeBytes, sha256 },
        },
      };
    },
  });
}
