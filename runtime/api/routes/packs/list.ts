import { hasRight } from '../../../auth/policies/index.ts';
import { rfc3339 } from '../../../sla/rfc3339.ts';
import { perUser, route } from '../../route.ts';
import { packs } from '../../schemas/pack.ts';

export const listPacks = route({
  method: 'get',
  path: '/packs',
  summary: 'Current versions of all packs',
  reply: packs,
  access: hasRight('pack.design', 'pack.publish'),
  limit: perUser('reads'),
  async handle({ services }) {
    const items = (await services.packs.list()).map((pack) => ({
      pack: pack.pack,
      title: pack.manifest.title,
      version: pack.version,
      publishedAt: rfc3339(pack.publishedAt, services.limits.zone),
      artefacts: [...pack.artefacts],
    }));
    return { ok: true, body: { items } };
  },
});
