import type { Id } from '@liandong/engine';
import { fieldAccess, writable } from '../forms/field-access.ts';
import type { Organisation } from '../org/organisation.ts';
import type { Pack } from '../packs/packs.ts';
import type { Reader } from '../store/port.ts';
import { offeredTasksOf } from '../store/queries/case-tasks.ts';
import { endedTasksOf } from '../store/queries/task.ts';
import type { RecordRow } from '../store/rows/work.ts';
import { userTaskOf } from '../tasks/case-parts.ts';

/** Whom a card, a breach or an order concerns. */
export interface CasePeople {
  /** Who has the case's work in hand, or could take it in the unit. */
  readonly handlers: readonly Id[];
  readonly heads: readonly Id[];
  /** Who gave the case to its unit; nobody before that. */
  readonly dispatchers: readonly Id[];
}

type Directory = Pick<Organisation, 'heads' | 'byUnitAndRole' | 'byUnit'>;

/** Everybody once, in the order handlers, heads, dispatchers. */
export function everybody(people: CasePeople): readonly Id[] {
  return [...new Set([...people.handlers, ...people.heads, ...people.dispatchers])];
}

/** Reads who works on a case; its `unit_id` is the lead unit, null before dispatch. */
export async function casePeople(
  reader: Reader,
  organisation: Directory,
  pack: Pack,
  { id, unit_id }: Pick<RecordRow, 'id' | 'unit_id'>,
): Promise<CasePeople> {
  const [handlers, ended] = await Promise.all([
    caseHandlers(reader, organisation, [id]),
    endedTasksOf(reader, id),
  ]);
  const dispatcher = ended.findLast(({ element }) => givesUnit(pack, element))?.ended_by;
  return {
    handlers: handlers.get(id) ?? [],
    heads: unit_id === null ? [] : organisation.heads(unit_id).map((head) => head.id),
    dispatchers: dispatcher === undefined ? [] : [dispatcher],
  };
}

/** Who has the work of each of some cases in hand; cases without anybody are not in it. */
export async function caseHandlers(
  reader: Reader,
  organisation: Directory,
  cases: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const found = new Map<Id, Set<Id>>();
  for (const { record_id, assignee, principal } of await offeredTasksOf(reader, cases)) {
    const people = found.get(record_id) ?? new Set<Id>();
    found.set(record_id, people);
    if (assignee !== null) people.add(assignee);
    else for (const user of peopleBehind(principal ?? '', organisation)) people.add(user);
  }
  return new Map([...found].map(([id, people]) => [id, [...people]]));
}

/** Whether people choose the lead unit in this step: the last who did is the dispatcher. */
function givesUnit(pack: Pack, element: string): boolean {
  const step = userTaskOf(pack, element);
  const { unit } = pack.manifest.record.columns;
  return step !== null && writable(fieldAccess(step, [unit]).get(unit));
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
