import { anyone } from '../../../auth/policies/index.ts';
import { uploadToken } from '../../../files/upload-token.ts';
import { uploadFile } from '../../../usecases/files/upload.ts';
import { perAddress, route } from '../../route.ts';
import { uploaded } from '../../schemas/citizen.ts';

export const postCitizenFile = route({
  method: 'post',
  path: '/citizen/files',
  summary: 'Upload a photo for a report; the token puts it there',
  reply: uploaded,
  status: 201,
  access: anyone,
  audit: 'file.uploaded',
  transport: 'multipart',
  limit: perAddress('uploads'),
  async handle(request) {
    const outcome = await uploadFile(request, request.files);
    if (!outcome.ok) return outcome;
    const { id, name, sizeBytes } = outcome.answer;
    const token = uploadToken(request.services.keys, Number(id));
    return { ok: true, body: { id, token, name, sizeBytes } };
  },
});
