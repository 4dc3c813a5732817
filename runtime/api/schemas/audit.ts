import { z } from 'zod';
import { id, moment, paging, person } from './common.ts';

export const auditQuery = z.strictObject({
  limit: paging.limit,
  after: z.string().max(2000).optional(),
  'filter[actor]': id.optional(),
  'filter[action]': z.string().max(64).optional(),
  'filter[object]': z.string().max(191).optional(),
});

const auditLine = z.strictObject({
  /** Chain and place in it: together the name of the line. */
  node: z.number().int(),
  n: z.number().int(),
  at: moment,
  actor: person.nullable(),
  actorKind: z.string(),
  session: z.string().nullable(),
  address: z.string().nullable(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  result: z.string(),
  data: z.json(),
  hash: z.string(),
});

export const auditPage = z.strictObject({
  items: z.array(auditLine),
  next: z.string().nullable(),
});
