import { z } from 'zod';
import { partName } from './common.ts';

/** `{date:yyyyMMdd}` is the local day, `{seq:5}` the counter of the period with leading zeros. */
export const numberRule = z.strictObject({
  template: z.string().regex(/\{seq:[1-9]\}/),
  /** When the counter begins anew, at local midnight. */
  period: z.enum(['day', 'month', 'year', 'never']),
});
export const numbers = z.record(partName, numberRule);

export type NumberRule = z.output<typeof numberRule>;
