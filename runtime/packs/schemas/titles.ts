import { z } from 'zod';

const template = z.string().min(1).max(200);

/** `{category}` is the value of a field as people read it: coded ones by their name. */
export const titles = z.strictObject({
  case: template,
  /** Of a confidential case: says less. */
  confidential: template,
});

export type Titles = z.output<typeof titles>;
