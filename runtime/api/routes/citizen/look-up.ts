import { anyone } from '../../../auth/policies/index.ts';
import { lookUpAppeal } from '../../../usecases/citizen/look-up.ts';
import { perAddress, route } from '../../route.ts';
import { lookup, tracking } from '../../schemas/citizen.ts';

export const postLookup = route({
  method: 'post',
  path: '/citizen/lookups',
  summary: 'The phases of an appeal by its number and the end of the phone given',
  body: lookup,
  reply: tracking,
  access: anyone,
  audit: 'case.looked-up',
  limit: perAddress('public'),
  async handle(request) {
    const found = await lookUpAppeal(request, request.body);
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
