import { z } from 'zod';
import { bilingual, fieldName, partName } from './common.ts';

/** A list of cases with its columns. */
export const listView = z.strictObject({
  name: partName,
  title: bilingual,
  columns: z.array(fieldName).min(1),
  statuses: z.array(z.string()).default([]),
  sort: z.enum(['-created', 'created', 'due', '-due']).default('-created'),
});
export const lists = z.strictObject({ lists: z.array(listView) });

export type ListView = z.output<typeof listView>;
