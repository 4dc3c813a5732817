import type { Request } from 'express';
import type { Principal } from '../auth/principal.ts';
import { hashToken } from '../auth/token.ts';
import type { Services } from '../services.ts';
import { browserCookie, readCookie, sessionCookie } from './cookies.ts';
import { languageOf } from './language.ts';

/** Who a request comes from. */
export interface Caller {
  readonly principal: Principal;
  /** Hash of the session's token; null without a session. */
  readonly session: string | null;
  /** A session cookie came whose session is over. */
  readonly expired: boolean;
}

/** IPv4 addresses look the same however the socket was opened. */
export function addressOf(request: Request): string {
  return (request.ip ?? '').replace(/^::ffff:/, '');
}

/** A person without a login: what they may do is what `anyone` may. */
function citizen(request: Request, browser: string | null): Principal {
  const address = addressOf(request);
  return {
    kind: 'citizen',
    id: null,
    login: '',
    name: '',
    language: languageOf(request.headers['accept-language']),
    roles: [],
    rights: new Set(),
    scope: { kind: 'own' },
    posts: [],
    candidateKeys: [],
    actor: { kind: 'citizen', id: null, name: '', session: null, address },
    idempotencyScope: browser === null ? `address:${address}` : `browser:${hashToken(browser)}`,
  };
}

/** Finds the session of a request's cookie; without one the caller is a citizen. */
export async function authenticate(request: Request, services: Services): Promise<Caller> {
  const { cookie } = request.headers;
  const token = readCookie(cookie, sessionCookie);
  if (token !== null) {
    const found = await services.sessions.find(token, addressOf(request), services.now());
    if (found.state === 'active') {
      return { principal: found.principal, session: found.tokenHash, expired: false };
    }
  }
  const principal = citizen(request, readCookie(cookie, browserCookie));
  return { principal, session: null, expired: token !== null };
}
