import type { z } from 'zod';
import type { caseRow } from '../../api/schemas/case.ts';
import type { Services } from '../../services.ts';
import { lightOf } from '../../sla/limits.ts';
import { rfc3339 } from '../../sla/rfc3339.ts';
import type { CaseListRow } from '../../store/queries/record.ts';
import type { ClockRow } from '../../store/rows/work.ts';

export type CaseRowReply = z.input<typeof caseRow>;

type Parts = Pick<Services, 'organisation' | 'limits' | 'now'>;

/** A unit as lists show it; null where there is none, or it is gone. */
export function unitReply(
  { organisation }: Pick<Services, 'organisation'>,
  id: number | null,
): { id: string; name: string } | null {
  const unit = id === null ? null : organisation.unit(id);
  return unit && { id: String(unit.id), name: unit.name };
}

/** A person as lists show them; somebody who is gone keeps the id. */
export function personReply(
  { organisation }: Pick<Services, 'organisation'>,
  id: number,
): { id: string; name: string } {
  return { id: String(id), name: organisation.person(id)?.name ?? String(id) };
}

/** An instant in the installation's zone. */
export function momentReply({ limits }: Pick<Services, 'limits'>, utcMs: number): string {
  return rfc3339(utcMs, limits.zone);
}

export function momentOrNull(parts: Pick<Services, 'limits'>, utcMs: number | null): string | null {
  return utcMs === null ? null : momentReply(parts, utcMs);
}

/** The clock of a case that counts: the newest. */
export function caseClock(clocks: readonly ClockRow[], record: number): ClockRow | null {
  return clocks.findLast((clock) => clock.kind === 'case' && clock.record_id === record) ?? null;
}

/** A line of a list of cases. A clock that stopped is overdue no more; its details tell how. */
export function caseRowReply(
  parts: Parts,
  row: CaseListRow,
  clocks: readonly ClockRow[],
): CaseRowReply {
  const clock = caseClock(clocks, row.id);
  return {
    id: String(row.id),
    number: row.number,
    title: row.title,
    status: row.status,
    phase: row.phase,
    unit: unitReply(parts, row.unit_id),
    area: unitReply(parts, row.area_id),
    createdAt: momentReply(parts, row.created_at),
    dueAt: momentOrNull(parts, row.due_at),
    light: clock && clock.state !== 'stopped' ? lightOf(clock, parts.now()) : 'green',
    supervision: row.supervision as CaseRowReply['supervision'],
    confidential: row.confidential === 1,
  };
}
