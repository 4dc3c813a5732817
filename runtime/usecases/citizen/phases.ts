import type { z } from 'zod';
import type { phase as phaseSchema, trackedPhase } from '../../api/schemas/citizen.ts';
import type { Pack } from '../../packs/packs.ts';
import type { HistoryLineRow, RecordRow } from '../../store/rows/work.ts';
import { userTaskOf } from '../../tasks/case-parts.ts';

type Phase = z.output<typeof phaseSchema>;
type TrackedPhase = z.input<typeof trackedPhase>;

/** 受理问题, 分流交办, 联动处置, 反馈评价: what a citizen sees, in this order. */
const phases: readonly Phase[] = ['accept', 'dispatch', 'handle', 'feedback'];

/**
 * The four phases of a case: those before the present one are done, with the time at which a step
 * of the phase was last completed. A case that is over has none that is current.
 */
export function trackedPhases(
  pack: Pack,
  record: RecordRow,
  history: readonly HistoryLineRow[],
  shown: (utcMs: number) => string,
): readonly TrackedPhase[] {
  const present = phases.indexOf(record.phase as Phase);
  const over = record.closed_at !== null;
  const ended = endTimes(pack, history);
  return phases.map((phase, at) => {
    const done = at < present || (over && at === present);
    const state = done ? 'done' : at === present ? 'current' : 'open';
    const end = at === present && over ? record.closed_at : (ended.get(phase) ?? null);
    return { phase, state, at: done && end !== null ? shown(end) : null };
  });
}

/** When the last step that shows a status of the phase was completed. */
function endTimes(pack: Pack, history: readonly HistoryLineRow[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { kind, element, at } of history) {
    if (kind !== 'task.completed' || element === null) continue;
    const status = userTaskOf(pack, element)?.status ?? null;
    const phase = pack.manifest.record.statuses.find(({ id }) => id === status)?.phase;
    if (phase !== undefined) times.set(phase, at);
  }
  return times;
}
