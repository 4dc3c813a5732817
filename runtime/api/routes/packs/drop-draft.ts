import { hasRight } from '../../../auth/policies/index.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { draftParams } from './params.ts';

export const dropDraft = route({
  method: 'delete',
  path: '/packs/:pack/drafts/:path',
  summary: 'Drop the working copy of an artefact',
  params: draftParams,
  reply: nothing,
  access: hasRight('pack.design'),
  audit: 'pack.draft-dropped',
  conditional: true,
  limit: perUser('administration'),
  async handle({ params: { pack, path }, revision, principal, services }) {
    const { actor } = principal;
    const outcome = await services.packs.dropDraft({ pack, path, revision: revision ?? 0, actor });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
