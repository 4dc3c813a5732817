import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie: nothing in them means anything. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: a stolen database opens no session. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The part of a token's hash that names a session in the audit. */
export function sessionName(tokenHash: string): string {
  return tokenHash.slice(0, 16);
}
