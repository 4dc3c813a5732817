import { anyone } from '../../../auth/policies/index.ts';
import { readDesk } from '../../../usecases/citizen/desk.ts';
import { perAddress, route } from '../../route.ts';
import { desk } from '../../schemas/citizen.ts';

export const getDesk = route({
  method: 'get',
  path: '/citizen/desk',
  summary: 'Who takes reports, and an example of their numbers',
  reply: desk,
  access: anyone,
  limit: perAddress('public'),
  async handle(request) {
    const found = await readDesk(request);
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
