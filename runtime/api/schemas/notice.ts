import { z } from 'zod';
import { id, moment, page, text } from './common.ts';

export const notice = z.strictObject({
  id,
  kind: z.string(),
  text,
  caseId: id.nullable(),
  createdAt: moment,
  readAt: moment.nullable(),
});
export const noticePage = page(notice);

/** Data of a server-sent event on `GET /api/v1/live`: reload what has this topic. */
export const live = z.strictObject({ topic: z.string(), subject: z.string() });
