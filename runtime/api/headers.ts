import { randomBytes } from 'node:crypto';
import type { Response } from 'express';

/** A fresh nonce for the styles of one HTML response. */
export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/** The one content security policy of all pages; the nonce is for style elements. */
export function contentSecurityPolicy(nonce: string | null): string {
  const styles = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** Headers of every response (ASVS 3.4); `Strict-Transport-Security` where https is used. */
export function setSecurityHeaders(response: Response, secure: boolean): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(null));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=()');
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
