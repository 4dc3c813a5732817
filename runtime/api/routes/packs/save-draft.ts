import { hasRight } from '../../../auth/policies/index.ts';
import { perUser, route } from '../../route.ts';
import { packDraft, saveDraft as saveDraftBody } from '../../schemas/pack.ts';
import { draftReply } from './draft-reply.ts';
import { draftParams } from './params.ts';

export const saveDraft = route({
  method: 'put',
  path: '/packs/:pack/drafts/:path',
  summary: 'Save the working copy of an artefact; revision 0 begins one',
  params: draftParams,
  body: saveDraftBody,
  bodyLimit: 8 * 1024 * 1024,
  reply: packDraft,
  access: hasRight('pack.design'),
  audit: 'pack.draft-saved',
  conditional: true,
  limit: perUser('administration'),
  async handle({ params: { pack, path }, body, revision, principal, services }) {
    const known = await services.packs.draft(pack, path);
    if (known === null && (await services.packs.current(pack)) === null) {
      return { ok: false, code: 'not-found', detail: `Expected pack ${pack} to exist` };
    }
    const outcome = await services.packs.saveDraft({
      pack,
      path,
      content: body.content,
      revision: revision ?? 0,
      actor: principal.actor,
    });
    if (!outcome.ok) return outcome;
    const headers = { ETag: `"${outcome.answer.revision}"` };
    return { ok: true, body: draftReply(outcome.answer, services.limits.zone), headers };
  },
});
