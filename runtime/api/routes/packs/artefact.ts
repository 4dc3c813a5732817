import { hasRight } from '../../../auth/policies/index.ts';
import { perUser, route } from '../../route.ts';
import { artefact } from '../../schemas/pack.ts';
import { versionParams } from './params.ts';

export const readArtefact = route({
  method: 'get',
  path: '/packs/:pack/versions/:version/artefacts/:path',
  summary: 'One artefact of a published version',
  params: versionParams,
  reply: artefact,
  access: hasRight('pack.design', 'pack.publish'),
  limit: perUser('reads'),
  async handle({ params: { pack, version, path }, services }) {
    const found = await services.packs.version(pack, version);
    const content = found?.artefact(path) ?? null;
    if (content === null) {
      const detail = `Expected ${path} in version ${version} of ${pack} but it is not there`;
      return { ok: false, code: 'not-found', detail };
    }
    return { ok: true, body: { path, version, content } };
  },
});
