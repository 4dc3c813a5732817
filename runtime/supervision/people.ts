import type { Id } from '@liandong/engine';
import type { Organisation } from '../org/organisation.ts';
import type { Reader } from '../store/port.ts';
import { candidatesOfCase, endedTasksOf, openTasksOf } from '../store/queries/task.ts';

/** Whom a card, a breach or an order concerns. */
export interface CasePeople {
  /** Who has the case's work in hand, or could take it in the unit. */
  readonly handlers: readonly Id[];
  readonly heads: readonly Id[];
  /** Who gave the case to the unit. */
  readonly dispatchers: readonly Id[];
}

type Directory = Pick<Organisation, 'person' | 'heads' | 'byUnitAndRole' | 'byUnit'>;

/** Everybody once, in the order handlers, heads, dispatchers. */
export function everybody(people: CasePeople): readonly Id[] {
  return [...new Set([...people.handlers, ...people.heads, ...people.dispatchers])];
}

/** Reads who works on a case; `unit` is its lead unit, null before dispatch. */
export async function casePeople(
  reader: Reader,
  organisation: Directory,
  record: Id,
  unit: Id | null,
): Promise<CasePeople> {
  const [open, offered, ended] = await Promise.all([
    openTasksOf(reader, record),
    candidatesOfCase(reader, record),
    endedTasksOf(reader, record),
  ]);
  const handlers = open.flatMap((task) => {
    if (task.assignee !== null) return task.assignee;
    const keys = offered.filter(({ task_id }) => task_id === task.id);
    return keys.flatMap(({ principal }) => peopleBehind(principal, organisation));
  });
  const outside = (user: Id): boolean => {
    const person = organisation.person(user);
    return person !== null && !person.posts.some((post) => post.unit === unit);
  };
  const dispatcher = ended.findLast(({ ended_by }) => outside(ended_by))?.ended_by;
  return {
    handlers: [...new Set(handlers)],
    heads: unit === null ? [] : organisation.heads(unit).map(({ id }) => id),
    dispatchers: dispatcher === undefined ? [] : [dispatcher],
  };
}

/** People of one unit; a pool of a whole role is nobody in particular. */
function peopleBehind(principal: string, organisation: Directory): readonly Id[] {
  const [kind, first, role] = principal.split(':');
  if (kind === 'user') return [Number(first)];
  if (kind === 'unit-role' && role !== undefined) {
    return organisation.byUnitAndRole(Number(first), role).map(({ id }) => id);
  }
  return kind === 'unit' ? organisation.byUnit(Number(first)).map(({ id }) => id) : [];
}
