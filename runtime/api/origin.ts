import type { Request } from 'express';
import type { Refusal } from '../commit/command.ts';
import type { Config } from '../config.ts';
import { refusal } from './refuse.ts';

/** Whether the browser came by https: cookies are `Secure` then. */
export function cameSecurely(request: Request, { publicOrigin }: Config): boolean {
  return request.secure || publicOrigin?.startsWith('https:') === true;
}

/** Where the browser believes to be: configured, else what the request itself says. */
function ownOrigin(request: Request, config: Config): string {
  return config.publicOrigin ?? `${request.protocol}://${request.headers.host ?? ''}`;
}

/**
 * Refuses a write that another site's page sent (ASVS 3.5.1). Browsers name the origin of every
 * write; a client that names none is not a browser and has no cookie it did not mean to send.
 */
export function checkOrigin(request: Request, config: Config): Refusal | null {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || (origin !== undefined && origin !== ownOrigin(request, config))) {
    return refusal('wrong-origin', 'Expected the write to come from our own pages');
  }
  return null;
}
