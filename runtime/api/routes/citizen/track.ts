import { z } from 'zod';
import { anyone } from '../../../auth/policies/index.ts';
import { trackAppeal } from '../../../usecases/citizen/track.ts';
import { perAddress, route } from '../../route.ts';
import { tracking } from '../../schemas/citizen.ts';

export const getTracking = route({
  method: 'get',
  path: '/citizen/tracking/:token',
  summary: 'What the private link shows',
  params: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
  reply: tracking,
  access: anyone,
  limit: perAddress('public'),
  async handle(request) {
    const found = await trackAppeal(request, request.params.token);
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
