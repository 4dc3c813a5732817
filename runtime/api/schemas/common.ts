import { z } from 'zod';

/** Ids are decimal strings in JSON and URLs. */
export const id = z.string().regex(/^[1-9][0-9]{0,15}$/);

/** RFC 3339 with offset. */
export const moment = z.iso.datetime({ offset: true });

export const text = z.strictObject({ zh: z.string(), en: z.string() });

export const light = z.enum(['green', 'yellow', 'orange', 'red']);

export const level = z.enum(['L1', 'L2', 'L3']);

/** Keyset paging of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(200).optional(),
};

/** `total` stops counting at 10,000. */
export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.union([z.number().int(), z.literal('10000+')]),
  });
}

export const nothing = z.strictObject({});

/** Values of form fields by name. */
export const fields = z.record(z.string().max(64), z.json());

export const person = z.strictObject({ id, name: z.string() });

export const unitReference = z.strictObject({ id, name: z.string() });
