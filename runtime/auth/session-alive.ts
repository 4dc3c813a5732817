import type { Services } from '../services.ts';
import { sessionByHash } from '../store/queries/session.ts';

/** Whether a session, by the hash of its token, has neither ended nor run out. */
export async function sessionAlive(
  { store, now }: Pick<Services, 'store' | 'now'>,
  tokenHash: string | null,
): Promise<boolean> {
  if (tokenHash === null) return false;
  const session = await sessionByHash(store.read, tokenHash);
  return session !== null && session.expires_at > now();
}
