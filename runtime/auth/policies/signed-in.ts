import type { AccessPolicy } from '../../api/route.ts';

/** Every person with a session: what is about themselves. */
export const signedIn: AccessPolicy<unknown> = {
  name: 'signed-in',
  signedIn: true,
  rights: [],
  allows: (principal) => principal.kind === 'user',
};
