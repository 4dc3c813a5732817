import { timingSafeEqual } from 'node:crypto';
import type { Id } from '@liandong/engine';
import type { Keys } from '../store/keys.ts';

/**
 * What proves that somebody without a session uploaded this file: a keyed digest of its id, so
 * that nothing has to be stored for it.
 */
export function uploadToken(keys: Keys, file: Id): string {
  return keys.hmac('upload', String(file));
}

/** Whether the token is the file's, in constant time. */
export function isUploadToken(keys: Keys, file: Id, token: string): boolean {
  const expected = Buffer.from(uploadToken(keys, file));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
