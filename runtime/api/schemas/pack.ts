import { z } from 'zod';
import { moment, person, text } from './common.ts';

export const packRow = z.strictObject({
  pack: z.string(),
  title: text,
  version: z.number().int(),
  publishedAt: moment,
  artefacts: z.array(z.string()),
});
export const packs = z.strictObject({ items: z.array(packRow) });

export const packVersion = z.strictObject({
  version: z.number().int(),
  note: z.string(),
  publishedBy: person.nullable(),
  publishedAt: moment,
  current: z.boolean(),
  hash: z.string(),
  /** Cases that run on it. */
  running: z.number().int(),
});
export const packVersions = z.strictObject({ items: z.array(packVersion) });

export const artefact = z.strictObject({
  path: z.string(),
  version: z.number().int(),
  content: z.string(),
});

/** The working copy; without one it is the current version's content at revision 0. */
export const packDraft = z.strictObject({
  path: z.string(),
  content: z.string(),
  revision: z.number().int(),
  savedBy: person.nullable(),
  savedAt: moment.nullable(),
});
export const saveDraft = z.strictObject({ content: z.string().max(8_000_000) });

export const publish = z.strictObject({ note: z.string().min(1).max(500) });
export const rollBack = z.strictObject({
  version: z.number().int(),
  note: z.string().min(1).max(500),
});
export const published = z.strictObject({ version: z.number().int() });
