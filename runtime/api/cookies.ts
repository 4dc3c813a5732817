/** Names of our cookies: the session, and the token that scopes a citizen's idempotency keys. */
export const sessionCookie = 'session';
export const browserCookie = 'browser';

/** The value of one cookie; null without it. Only tokens of ours are read: base64url. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').slice(0, 8192).split(';')) {
    const at = pair.indexOf('=');
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    return /^[A-Za-z0-9_-]{20,100}$/.test(value) ? value : null;
  }
  return null;
}

export interface CookieOptions {
  readonly secure: boolean;
  /** Seconds; 0 deletes. */
  readonly maxAgeS: number;
}

/** `Set-Cookie` that scripts cannot read and other sites cannot send with a write. */
export function writeCookie(name: string, value: string, options: CookieOptions): string {
  const secure = options.secure ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${options.maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
}
