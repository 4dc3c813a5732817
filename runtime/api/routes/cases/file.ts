import { z } from 'zod';
import { caseVisible } from '../../../auth/policies/index.ts';
import { readFile } from '../../../usecases/files/read.ts';
import { perUser, route } from '../../route.ts';
import { id } from '../../schemas/common.ts';

/** A name as a parameter of a header (RFC 8187): these four are no letters there. */
function extendedValue(name: string): string {
  const encoded = encodeURIComponent(name);
  return encoded.replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export const getCaseFile = route({
  method: 'get',
  path: '/cases/:id/files/:fileId',
  summary: 'A file of a case',
  params: z.strictObject({ id, fileId: id }),
  reply: z.unknown(),
  access: caseVisible(),
  transport: 'stream',
  limit: perUser('reads'),
  async handle(request) {
    const { params } = request;
    const found = await readFile(request, Number(params.id), Number(params.fileId));
    if (!found.ok) return found;
    const { name, mediaType, sizeBytes, content } = found.answer;
    const headers = {
      'Content-Type': mediaType,
      'Content-Length': String(sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${extendedValue(name)}`,
      'Cache-Control': 'private, max-age=300',
    };
    return { ok: true, body: content, headers };
  },
});
