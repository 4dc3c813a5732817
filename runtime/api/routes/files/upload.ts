import { signedIn } from '../../../auth/policies/index.ts';
import { uploadFile } from '../../../usecases/files/upload.ts';
import { perUser, route } from '../../route.ts';
import { fileRow } from '../../schemas/task.ts';

export const postFile = route({
  method: 'post',
  path: '/files',
  summary: 'Upload a file that a form may name afterwards',
  reply: fileRow,
  status: 201,
  access: signedIn,
  audit: 'file.uploaded',
  transport: 'multipart',
  limit: perUser('uploads'),
  async handle(request) {
    const outcome = await uploadFile(request, request.files);
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
