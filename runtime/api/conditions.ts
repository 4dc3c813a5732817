import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Principal } from '../auth/principal.ts';
import type { Refusal } from '../commit/command.ts';
import type { Parsed } from './parse.ts';
import { refusal } from './refuse.ts';
import type { AnyRoute, Idempotency } from './route.ts';

/** The revision that `If-Match` names; null for routes without one. */
export function revisionOf(request: Request, route: AnyRoute): Parsed<number | null> {
  if (route.conditional !== true) return { ok: true, value: null };
  const header = request.headers['if-match'];
  if (header === undefined) {
    return refusal('revision-required', 'Expected If-Match with the revision that was read');
  }
  const match = /^"(\d{1,15})"$/.exec(header.trim());
  if (match === null) return refusal('bad-request', 'Expected If-Match like "17"');
  return { ok: true, value: Number(match[1]) };
}

/** `Idempotency-Key`, scoped to the caller and the route, with a digest of what was asked. */
export function idempotencyOf(
  request: Request,
  route: AnyRoute,
  principal: Principal,
  asked: unknown,
): { readonly ok: true; readonly value: Idempotency | null } | Refusal {
  const key = request.headers['idempotency-key'];
  if (!route.idempotent || key === undefined) return { ok: true, value: null };
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key)) {
    return refusal('bad-request', 'Expected an Idempotency-Key of 1 to 128 printable characters');
  }
  const scope = `${principal.idempotencyScope} ${route.method} ${route.path}`.slice(0, 191);
  const fingerprint = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
  return { ok: true, value: { scope, key, fingerprint } };
}
