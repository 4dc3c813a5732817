import { z } from 'zod';

/** Parts of the addresses of packs. */
const pack = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const version = z.coerce.number().int().positive().max(1_000_000);
/** Path of an artefact within its pack; a slash in it stands as `%2F`. */
const artefactPath = z.string().regex(/^[A-Za-z0-9./-]{1,160}$/);

export const packParams = z.strictObject({ pack });
export const versionParams = z.strictObject({ pack, version, path: artefactPath });
export const draftParams = z.strictObject({ pack, path: artefactPath });
