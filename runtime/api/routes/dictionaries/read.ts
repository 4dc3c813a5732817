import { z } from 'zod';
import { anyone } from '../../../auth/policies/index.ts';
import { readDictionary } from '../../../usecases/citizen/dictionary.ts';
import { perAddress, route } from '../../route.ts';
import { dictionary } from '../../schemas/citizen.ts';

export const getDictionary = route({
  method: 'get',
  path: '/dictionaries/:name',
  summary: 'Categories or towns that a report chooses from',
  params: z.strictObject({ name: z.enum(['categories', 'towns']) }),
  reply: dictionary,
  access: anyone,
  limit: perAddress('public'),
  async handle(request) {
    const found = await readDictionary(request, request.params.name);
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
