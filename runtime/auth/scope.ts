import type { Id } from '@liandong/engine';
import type { Organisation } from '../org/organisation.ts';
import type { CaseScope } from '../store/queries/record.ts';
import type { Principal } from './principal.ts';

/** The id of a user; lists of people are never asked for a citizen. */
export function userOf(principal: Principal): Id {
  if (principal.id === null) throw new Error('Expected a signed-in user but got a citizen');
  return principal.id;
}

/**
 * The data scope of a person as lists, counts and searches take it: units below are named one by
 * one, so that each is an index range. Without a right to read only what the person handles,
 * handled or started.
 */
export function caseScope(
  principal: Principal,
  organisation: Pick<Organisation, 'units'>,
): CaseScope {
  const user = userOf(principal);
  const { scope } = principal;
  const reads = principal.rights.has('case.read') || principal.rights.has('order.read');
  if (!reads || scope.kind === 'own') return { all: false, units: [], user };
  if (scope.kind === 'all') return { all: true, units: [], user };
  const units = new Set(scope.units);
  if (scope.below.length > 0) {
    for (const unit of organisation.units()) {
      if (scope.below.some((path) => unit.path.startsWith(path))) units.add(unit.id);
    }
  }
  return { all: false, units: [...units], user };
}
