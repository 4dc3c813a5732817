import { hasRight } from '../../../auth/policies/index.ts';
import { perUser, route } from '../../route.ts';
import { publish, published } from '../../schemas/pack.ts';
import { packParams } from './params.ts';

export const publishPack = route({
  method: 'post',
  path: '/packs/:pack/publish',
  summary: 'Publish all working copies of a pack as its next version',
  params: packParams,
  body: publish,
  reply: published,
  access: hasRight('pack.publish'),
  audit: 'pack.published',
  idempotent: true,
  limit: perUser('publish'),
  async handle({ params, body, principal, services, idempotency, language }) {
    const outcome = await services.packs.publish({
      pack: params.pack,
      note: body.note,
      actor: principal.actor,
      language,
      ...(idempotency ? { idempotency } : {}),
    });
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
