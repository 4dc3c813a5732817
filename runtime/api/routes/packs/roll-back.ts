import { hasRight } from '../../../auth/policies/index.ts';
import { perUser, route } from '../../route.ts';
import { published, rollBack as rollBackBody } from '../../schemas/pack.ts';
import { packParams } from './params.ts';

export const rollBack = route({
  method: 'post',
  path: '/packs/:pack/roll-back',
  summary: 'Publish the content of an old version as the next one',
  params: packParams,
  body: rollBackBody,
  reply: published,
  access: hasRight('pack.publish'),
  audit: 'pack.published',
  idempotent: true,
  limit: perUser('publish'),
  async handle({ params, body, principal, services, idempotency, language }) {
    const outcome = await services.packs.rollBack({
      pack: params.pack,
      version: body.version,
      note: body.note,
      actor: principal.actor,
      language,
      ...(idempotency ? { idempotency } : {}),
    });
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
