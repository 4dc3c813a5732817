import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Refusal } from '../commit/command.ts';
import { isSafeArchive } from './archive.ts';
import { mediaTypeOf } from './body.ts';
import type { Parsed } from './parse.ts';
import { refusal } from './refuse.ts';
import type { UploadedFile } from './route.ts';
import { headBytes, openXml, sniff } from './sniff.ts';

export const fileLimitDefault = 20 * 1024 * 1024;
const filesMax = 6;

export interface MultipartOptions {
  readonly folder: string;
  /** Bytes of each file. */
  readonly fileLimit: number;
  /** Filled with what was written, also when the request is refused: the caller discards it. */
  readonly files: UploadedFile[];
}

/** A name to show: no path, no control characters, not longer than a column. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return Array.from(clean).slice(-120).join('') || 'file';
}

/** Passes bytes on and keeps the first ones, by which the type is known. */
function watcher(): { readonly through: Transform; readonly seen: { head: Buffer; size: number } } {
  const seen = { head: Buffer.alloc(0), size: 0 };
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (seen.head.length < headBytes) {
        seen.head = Buffer.concat([seen.head, chunk]).subarray(0, headBytes);
      }
      seen.size += chunk.length;
      done(null, chunk);
    },
  });
  return { through, seen };
}

/** Writes one file under a name of our own; answers why it is refused. */
async function store(
  stream: Readable & { truncated?: boolean },
  field: string,
  name: string,
  { folder, fileLimit, files }: MultipartOptions,
): Promise<Refusal | null> {
  const path = join(folder, randomUUID());
  const { through, seen } = watcher();
  const at = files.length;
  files.push({ field, name: shownName(name), mediaType: '', sizeBytes: 0, path });
  await pipeline(stream, through, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (stream.truncated === true) {
    return refusal('too-large', `Expected files of at most ${fileLimit} bytes`);
  }
  const mediaType = sniff(seen.head, name);
  const isZip = mediaType?.startsWith(openXml) === true;
  if (mediaType === null || (isZip && !(await isSafeArchive(path)))) {
    return refusal('file-refused', 'Expected a picture, a PDF or an office document', {
      errors: [{ path: field, code: 'file-type', message: shownName(name) }],
    });
  }
  files[at] = { field, name: shownName(name), mediaType, sizeBytes: seen.size, path };
  return null;
}

/**
 * Reads a `multipart/form-data` body: files go to `folder`, the other fields are the value, as
 * texts. At most 6 files, 20 fields of 4 KiB; types by content, never by what the client says.
 */
export async function readMultipart(
  request: IncomingMessage,
  options: MultipartOptions,
): Promise<Parsed<unknown>> {
  if (mediaTypeOf(request) !== 'multipart/form-data') {
    return refusal('unsupported-media-type', 'Expected Content-Type multipart/form-data');
  }
  const most = options.fileLimit * filesMax + 1024 * 1024;
  if (Number(request.headers['content-length'] ?? 0) > most) {
    return refusal('too-large', `Expected a body of at most ${most} bytes`);
  }
  await mkdir(options.folder, { recursive: true });
  const fields = new Map<string, string>();
  const written: Promise<Refusal | null>[] = [];
  let refused: Refusal | null = null;
  let failure: unknown = null;
  const tooMany = () => {
    refused = refusal('too-large', `Expected at most ${filesMax} files and 20 fields`);
  };
  try {
    const parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        files: filesMax,
        fileSize: options.fileLimit,
        fields: 20,
        fieldSize: 4096,
        fieldNameSize: 100,
        parts: filesMax + 20,
      },
    });
    parser.on('file', (field, stream, { filename }) => {
      const stored = store(stream, field, filename ?? '', options).catch((error: unknown) => {
        // The parser must be able to go on to the end of the body.
        stream.resume();
        failure ??= error;
        return null;
      });
      written.push(stored);
    });
    parser.on('field', (name, value, { valueTruncated, nameTruncated }) => {
      if (valueTruncated || nameTruncated) tooMany();
      else fields.set(name, value);
    });
    parser.on('filesLimit', tooMany).on('fieldsLimit', tooMany).on('partsLimit', tooMany);
    await pipeline(request, parser);
  } catch (error) {
    await Promise.all(written);
    if (request.destroyed && !request.complete) throw error;
    return refusal('bad-request', 'Expected a well-formed multipart body');
  }
  for (const result of await Promise.all(written)) refused ??= result;
  if (failure !== null) throw failure;
  return refused ?? { ok: true, value: Object.fromEntries(fields) };
}
