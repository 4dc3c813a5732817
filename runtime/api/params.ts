import { z } from 'zod';
import type { Refusal } from '../commit/command.ts';
import { type PageRequest, readCursor } from '../store/queries/keyset.ts';
import { refusal } from './refuse.ts';
import { id } from './schemas/common.ts';

/** `:id` of an address. */
export const idParams = z.strictObject({ id });

/** The page that a reading list asks for; a cursor that is none is `invalid-field`. */
export function pageRequest(query: {
  readonly limit: number;
  readonly after?: string | undefined;
}): { readonly ok: true; readonly page: PageRequest } | Refusal {
  const after = readCursor(query.after);
  if (after !== undefined) return { ok: true, page: { limit: query.limit, after } };
  const message = 'Expected the `next` of an earlier page';
  const errors = [{ path: 'after', code: 'cursor', message }];
  return refusal('invalid-field', message, { errors });
}
