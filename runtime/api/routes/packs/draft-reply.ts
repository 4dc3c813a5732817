import type { z } from 'zod';
import type { DraftContent } from '../../../packs/packs.ts';
import { rfc3339 } from '../../../sla/rfc3339.ts';
import type { packDraft } from '../../schemas/pack.ts';

/** A working copy as the API shows it. */
export function draftReply(draft: DraftContent, zone: string): z.input<typeof packDraft> {
  const { path, content, revision, savedBy, savedAt } = draft;
  return {
    path,
    content,
    revision,
    savedBy: savedBy && { id: String(savedBy.id), name: savedBy.name },
    savedAt: savedAt === null ? null : rfc3339(savedAt, zone),
  };
}
