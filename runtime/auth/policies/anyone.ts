import type { AccessPolicy } from '../../api/route.ts';

/** Citizens without a login too. */
export const anyone: AccessPolicy<unknown> = {
  name: 'anyone',
  signedIn: false,
  rights: [],
  allows: () => true,
};
