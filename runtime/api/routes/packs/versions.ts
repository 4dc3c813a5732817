import { hasRight } from '../../../auth/policies/index.ts';
import { rfc3339 } from '../../../sla/rfc3339.ts';
import { perUser, route } from '../../route.ts';
import { packVersions } from '../../schemas/pack.ts';
import { packParams } from './params.ts';

export const listPackVersions = route({
  method: 'get',
  path: '/packs/:pack/versions',
  summary: 'Published versions of a pack, newest first, with the cases that run on them',
  params: packParams,
  reply: packVersions,
  access: hasRight('pack.design', 'pack.publish'),
  limit: perUser('reads'),
  async handle({ params, services }) {
    const versions = await services.packs.versions(params.pack);
    if (versions.length === 0) {
      return { ok: false, code: 'not-found', detail: `Expected pack ${params.pack} to exist` };
    }
    const items = versions.map(({ publishedBy, publishedAt, ...version }) => ({
      ...version,
      publishedBy: publishedBy && { id: String(publishedBy.id), name: publishedBy.name },
      publishedAt: rfc3339(publishedAt, services.limits.zone),
    }));
    return { ok: true, body: { items } };
  },
});
