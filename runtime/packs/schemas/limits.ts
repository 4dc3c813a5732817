import { z } from 'zod';
import { bilingual, limitText } from './common.ts';

const share = z.number().gt(0).lt(1);

const orderLimit = z.strictObject({ limit: limitText, title: bilingual });

/** Limits of the pack beside those that its process and decisions give. */
export const limits = z.strictObject({
  /** The whole-case limit starts when the column field `limit` is first filled. */
  case: z.strictObject({ stopsAt: z.array(z.string()).min(1) }),
  /** From which fraction of a limit its light turns; 0.75 and 0.9 where the pack says none. */
  lights: z
    .strictObject({ yellow: share, orange: share })
    .refine(({ yellow, orange }) => yellow <= orange, { path: ['orange'] })
    .optional(),
  /** Time for answering a supervision order of each level. */
  orders: z.strictObject({ L1: orderLimit, L2: orderLimit, L3: orderLimit }),
});

export type Limits = z.output<typeof limits>;
