import { generateSecret, generateURI, verify } from 'otplib';

/** A new authenticator secret, base32, with the address that authenticators read as a QR code. */
export function newSecondFactor(login: string): { readonly secret: string; readonly uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: 'Liandong', label: login, secret }) };
}

const periodS = 30;

/**
 * The time step that a code of an authenticator belongs to (RFC 6238), null for a wrong one. The
 * step before and the one after count, since clocks differ; each step may be used once.
 */
export async function stepOfCode(
  secret: string,
  code: string,
  now: number,
): Promise<number | null> {
  const epoch = Math.floor(now / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: periodS });
  return result.valid ? Math.floor(epoch / periodS) + result.delta : null;
}

/** How `user_account.totp_secret` is written: offered until the first code was right. */
export type StoredFactor =
  | { readonly state: 'none' }
  | { readonly state: 'offered' | 'active'; readonly cipher: string };

export function readFactor(stored: string | null): StoredFactor {
  const match = /^(offered|active):(.+)$/s.exec(stored ?? '');
  if (match === null) return { state: 'none' };
  return { state: match[1] === 'active' ? 'active' : 'offered', cipher: match[2] ?? '' };
}

export function writeFactor(state: 'offered' | 'active', cipher: string): string {
  return `${state}:${cipher}`;
}
