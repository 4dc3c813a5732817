import { z } from 'zod';
import { bilingual, partName } from './common.ts';

/** A notice in the app; `{name}` in a text is replaced by the notice's data. */
export const noticeTemplate = z.strictObject({
  text: bilingual,
  /** Who gets it, by the assignee rules of steps: `{"rule": "unit-head", "of": "record.unit"}`. */
  to: z
    .array(
      z.strictObject({
        rule: partName,
        of: z.string().max(200).optional(),
        role: z.string().max(64).optional(),
      }),
    )
    .min(1),
});
export const notices = z.record(partName, noticeTemplate);

export type NoticeTemplate = z.output<typeof noticeTemplate>;
