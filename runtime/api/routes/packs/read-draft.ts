import { hasRight } from '../../../auth/policies/index.ts';
import { perUser, route } from '../../route.ts';
import { packDraft } from '../../schemas/pack.ts';
import { draftReply } from './draft-reply.ts';
import { draftParams } from './params.ts';

export const readDraft = route({
  method: 'get',
  path: '/packs/:pack/drafts/:path',
  summary: 'The working copy of an artefact, or its current content at revision 0',
  params: draftParams,
  reply: packDraft,
  access: hasRight('pack.design'),
  limit: perUser('reads'),
  async handle({ params: { pack, path }, services }) {
    const draft = await services.packs.draft(pack, path);
    if (draft === null) {
      return { ok: false, code: 'not-found', detail: `Expected ${path} in ${pack}` };
    }
    const headers = { ETag: `"${draft.revision}"` };
    return { ok: true, body: draftReply(draft, services.limits.zone), headers };
  },
});
