import { z } from 'zod';

const unitSeed = z.strictObject({
  code: z.string().min(1).max(16),
  name: z.string().min(1),
  english: z.string().min(1),
  kind: z.enum(['city', 'town', 'department', 'enterprise']),
  /** Code of the unit above, which stands before it in the list; null for the root. */
  parent: z.string().nullable(),
  quota: z.number().int().positive().nullable(),
  pilot: z.boolean(),
});

/** `demonstration/organisation.json` of a pack: units of the demonstration city. */
const organisationSeed = z.strictObject({ units: z.array(unitSeed).min(1) });

export type OrganisationSeed = z.output<typeof organisationSeed>;
export type UnitSeed = z.output<typeof unitSeed>;

/** Reads the seed. Throws ZodError or SyntaxError: the file is part of the product. */
export function readOrganisationSeed(json: string): OrganisationSeed {
  return organisationSeed.parse(JSON.parse(json));
}
