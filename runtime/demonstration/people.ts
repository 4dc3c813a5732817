import type { RoleSeed } from '../packs/schemas/roles.ts';
import type { OrganisationSeed, UnitSeed } from './organisation-seed.ts';
import type { Random } from './random.ts';
import { personName } from './words.ts';

/** A user of the demonstration city. */
export interface PlannedUser {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** Code of the unit whose post gives the role; null where it is given directly. */
  readonly unit: string | null;
  /** The one of the role whose password is told at the first start. */
  readonly told: boolean;
}

/** The department in which the told users of unit roles work. */
const toldDepartment = 'D0101';

/** How many of the city centre's people hold a role; the others have two. */
const centreStaff: { readonly [role: string]: number } = { 'call-clerk': 6, dispatcher: 4 };

/** Users for every role: some in the centre, one of each role in every town and department. */
export function planPeople(
  random: Random,
  seed: OrganisationSeed,
  roles: readonly RoleSeed[],
): readonly PlannedUser[] {
  return roles.flatMap((role) => {
    if (role.posts.length === 0) {
      return [{ login: role.id, name: personName(random), role: role.id, unit: null, told: true }];
    }
    const units = seed.units.filter((unit) => role.posts.includes(unit.kind));
    const told = units.find(({ code }) => code === toldDepartment) ?? units[0];
    return units.flatMap((unit) => usersOf(random, role, unit, unit === told));
  });
}

function usersOf(random: Random, role: RoleSeed, unit: UnitSeed, told: boolean): PlannedUser[] {
  const count = unit.kind === 'city' ? (centreStaff[role.id] ?? 2) : 1;
  return Array.from({ length: count }, (_, at) => ({
    login: loginOf(role, unit, told && at === 0, at),
    name: personName(random),
    role: role.id,
    unit: unit.code,
    told: told && at === 0,
  }));
}

/** The told one is named by the role, the others by role and unit or number. */
function loginOf(role: RoleSeed, unit: UnitSeed, told: boolean, at: number): string {
  if (told) return role.id;
  return unit.kind === 'city' ? `${role.id}-${at + 1}` : `${role.id}-${unit.code.toLowerCase()}`;
}
