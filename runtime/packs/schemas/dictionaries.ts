import { z } from 'zod';
import { bilingual, limitText } from './common.ts';

/** An entry of a dictionary. Beside code and name it may carry what decisions and lists need. */
export const dictionaryEntry = z.strictObject({
  code: z.string().min(1).max(32),
  name: bilingual,
  parent: bilingual.nullable().default(null),
  /** How often it comes, for generated cases. */
  weight: z.number().nonnegative().optional(),
  /** What must be there before a case of this category may be closed. */
  evidence: z.enum(['photo', 'reading', 'document', 'reply']).optional(),
  appealType: z.string().max(16).optional(),
  limit: limitText.optional(),
});
export const dictionaries = z.record(
  z.string().regex(/^[a-z][A-Za-z-]{0,63}$/),
  z.array(dictionaryEntry).min(1),
);

export type DictionaryEntry = z.output<typeof dictionaryEntry>;
