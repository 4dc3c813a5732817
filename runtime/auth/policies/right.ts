import type { AccessPolicy } from '../../api/route.ts';
import type { Right } from '../principal.ts';

/** Whoever has any one of the rights; for what belongs to no unit. */
export function hasRight(...rights: readonly [Right, ...Right[]]): AccessPolicy<unknown> {
  return {
    name: `right:${rights.join('|')}`,
    signedIn: true,
    rights,
    allows: (principal) => rights.some((right) => principal.rights.has(right)),
  };
}
