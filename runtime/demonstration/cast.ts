import type { Id } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import type { Organisation } from '../org/organisation.ts';
import type { Random } from './random.ts';

/** Who does a step: where the case is and who has had it. */
export interface Stage {
  readonly town: string;
  readonly unit: string | null;
  readonly dispatcher: Id | null;
}

/** Somebody who may do the step of the appeal process. Throws where nobody may. */
export function actorOf(
  organisation: Organisation,
  random: Random,
  element: string,
  stage: Stage,
): Principal {
  const people = peopleFor(organisation, random, element, stage);
  const principal = organisation.principal(random.pick(people));
  if (principal) return principal;
  throw new Error(`Expected somebody for the step ${element}`);
}

const roles: { readonly [element: string]: string } = {
  intake: 'call-clerk',
  claim: 'dispatcher',
  review: 'dispatcher',
  'return-review': 'return-reviewer',
  callback: 'callback-clerk',
};
const unitRoles: { readonly [element: string]: string } = {
  'accept-order': 'unit-clerk',
  handle: 'handler',
  'second-handle': 'handler',
};

function peopleFor(
  organisation: Organisation,
  random: Random,
  element: string,
  { town, unit, dispatcher }: Stage,
): readonly Id[] {
  if (element === 'dispatch' && dispatcher !== null) return [dispatcher];
  const unitRole = unitRoles[element];
  if (unitRole !== undefined) return idsIn(organisation, unit, unitRole);
  if (element === 'claim' && random.chance(0.3)) {
    return idsIn(organisation, town, 'town-dispatcher');
  }
  return organisation.byRole(roles[element] ?? '').map(({ id }) => id);
}

function idsIn(organisation: Organisation, code: string | null, role: string): readonly Id[] {
  const unit = code === null ? null : organisation.unitByCode(code);
  return unit === null ? [] : organisation.byUnitAndRole(unit.id, role).map(({ id }) => id);
}

/** A citizen without a login, for the public report. */
export function citizenPrincipal(number: number): Principal {
  return {
    kind: 'citizen',
    id: null,
    login: '',
    name: '',
    language: 'zh',
    roles: [],
    rights: new Set(),
    scope: { kind: 'own' },
    posts: [],
    candidateKeys: [],
    actor: { kind: 'citizen', id: null, name: '', session: null, address: null },
    idempotencyScope: `demonstration:${number}`,
  };
}
