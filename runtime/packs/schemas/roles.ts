import { z } from 'zod';
import { rights } from '../../auth/principal.ts';
import { bilingual, partName } from './common.ts';

/** A role that the pack's process and lists need. */
export const roleSeed = z.strictObject({
  id: partName,
  name: bilingual,
  rights: z.array(z.enum(rights)),
  scope: z.enum(['own', 'unit', 'unit-below', 'named', 'all']),
  /** Kinds of units that have a post with this role. */
  posts: z.array(z.enum(['city', 'town', 'department', 'enterprise'])).default([]),
  /** Holders of the post head their unit. */
  head: z.boolean().default(false),
});
export const roles = z.strictObject({ roles: z.array(roleSeed).min(1) });

export type RoleSeed = z.output<typeof roleSeed>;
