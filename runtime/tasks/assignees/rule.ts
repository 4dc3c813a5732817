import type { Id, Json, Variables } from '@liandong/engine';
import type { ResolvedAssignees } from '../../effects/effect.ts';
import type { Person, Unit } from '../../org/model.ts';
import type { Organisation } from '../../org/organisation.ts';

/** What a rule may look at. */
export interface RuleContext {
  readonly organisation: Organisation;
  /** Who started the case; null when a citizen or the platform did. */
  readonly initiator: Id | null;
}

/**
 * Finds who gets a task by the arguments of `<ld:assignment>`. What names nobody who could take it
 * is `nobody`: the registry then gives the task to the administrators' queue, never to a lock.
 */
export type AssigneeRule = (values: Variables, context: RuleContext) => ResolvedAssignees;

export const nobody: ResolvedAssignees = { assignee: null, unit: null, principals: [] };

/** A unit by its code, or by its id as a number or decimal string. */
export function unitNamed(value: Json | undefined, organisation: Organisation): Unit | null {
  if (typeof value === 'number') return organisation.unit(value);
  if (typeof value !== 'string' || value === '') return null;
  const byCode = organisation.unitByCode(value);
  if (byCode !== null) return byCode;
  return /^[1-9][0-9]{0,15}$/.test(value) ? organisation.unit(Number(value)) : null;
}

/**
 * A user who can work, by id as a number or decimal string, or by login; `initiator` and its like
 * are contexts that hold the id.
 */
export function personNamed(given: Json | undefined, organisation: Organisation): Person | null {
  const isContext = given !== null && typeof given === 'object' && 'id' in given;
  const value: Json | undefined = isContext ? given.id : given;
  const byId = (id: Id) => organisation.person(id);
  const found =
    typeof value === 'number'
      ? byId(value)
      : typeof value !== 'string'
        ? null
        : /^[1-9][0-9]{0,15}$/.test(value)
          ? byId(Number(value))
          : organisation.personByLogin(value);
  return found === null || found.disabled ? null : found;
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** One person gets the task; in the name of the first unit of the person's posts. */
export function toPerson(person: Person | null): ResolvedAssignees {
  if (person === null) return nobody;
  return { assignee: person.id, unit: person.posts[0]?.unit ?? null, principals: [] };
}

/** People of a unit with a role may claim it; the unit is known even when nobody is there yet. */
export function toUnitRole(
  unit: Unit | null,
  role: string | null,
  organisation: Organisation,
): ResolvedAssignees {
  if (unit === null || role === null) return nobody;
  const there = organisation.byUnitAndRole(unit.id, role).length > 0;
  const principals = there ? [`unit-role:${unit.id}:${role}`] : [];
  return { assignee: null, unit: unit.id, principals };
}
