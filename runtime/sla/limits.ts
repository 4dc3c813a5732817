import type { CalendarRow } from '../store/rows/platform.ts';
import type { ClockRow } from '../store/rows/work.ts';
import { type Calendar, type CalendarData, openCalendar } from './calendar.ts';
import { due, type Pause, type Timing } from './due.ts';
import { type Light, type LightShares, lightTimes, type Remaining, remaining } from './light.ts';
import { parseLimit } from './limit.ts';
import { calendarFromChineseDays } from './seed.ts';

/** The calendar that every limit is counted in until a limit may name another one. */
export const defaultCalendar = 'default';

/** What happened to a clock after it started; stored as `clock.changes`. */
export type ClockChange =
  | { readonly kind: 'extension'; readonly limit: string }
  | { readonly kind: 'pause'; readonly from: number; readonly to: number | null };

/** What a new clock needs. */
export interface ClockStart {
  readonly id: number;
  readonly recordId: number;
  readonly taskId: number | null;
  readonly kind: 'case' | 'step';
  /** For example `5wd`; must be readable by `parseLimit`. */
  readonly limit: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Of the case's pack; the usual ones unless said. */
  readonly shares?: LightShares;
}

/** Due times, lights and remaining time, all by the one due function with the cached calendar. */
export interface Limits {
  /** IANA zone of the calendar, and of the installation's dates. */
  readonly zone: string;
  /** When a limit that starts at `from` ends; throws RangeError for what is no limit. */
  due(limit: string, from: number): number;
  /** Whether the text is a limit that can be counted. */
  readable(limit: string): boolean;
  start(clock: ClockStart): ClockRow;
  /** The times of a clock after its changes; what an extension or the end of a pause writes. */
  times(
    clock: ClockRow,
    changes: readonly ClockChange[],
    now: number,
    shares?: LightShares,
  ): ClockTimes;
  remaining(clock: ClockRow, now: number): Remaining;
  /** Takes a newer version of the calendar; older ones are ignored. */
  replace(row: CalendarRow): void;
}

export type ClockTimes = Pick<ClockRow, 'due_at' | 'yellow_at' | 'orange_at' | 'provisional'>;

/** Opens the service with a calendar row, the newest of its id. */
export function createLimits(row: CalendarRow): Limits {
  let calendar = openRow(row);

  const timing = (limit: string, start: number, changes: readonly ClockChange[]): Timing => {
    const parsed = parseLimit(limit);
    if (!parsed) throw new RangeError(`Expected a limit like 5wd but got ${limit}`);
    const extensions = changes.flatMap((change) =>
      change.kind === 'extension' ? (parseLimit(change.limit) ?? []) : [],
    );
    const pauses: Pause[] = changes.flatMap((change) => (change.kind === 'pause' ? change : []));
    return { calendar, start, limit: parsed, extensions, pauses };
  };

  const times = (of: Timing, now?: number, shares?: LightShares): ClockTimes => {
    const { dueAt, provisional } = due(of, now);
    const { yellowAt, orangeAt } = lightTimes(of, now, shares);
    const flag = provisional ? 1 : 0;
    return { due_at: dueAt, yellow_at: yellowAt, orange_at: orangeAt, provisional: flag };
  };

  return {
    get zone() {
      return calendar.zone.name;
    },
    due: (limit, from) => due(timing(limit, from, [])).dueAt,
    readable: (limit) => parseLimit(limit) !== null,
    start: ({ id, recordId, taskId, kind, limit, at, shares }) => ({
      id,
      record_id: recordId,
      task_id: taskId,
      kind,
      limit_text: limit,
      started_at: at,
      changes: '[]',
      ...times(timing(limit, at, []), undefined, shares),
      state: 'running',
      stopped_at: null,
      breached_at: null,
    }),
    times: (clock, changes, now, shares) =>
      times(timing(clock.limit_text, clock.started_at, changes), now, shares),
    remaining(clock, now) {
      const changes = JSON.parse(clock.changes) as ClockChange[];
      return remaining(timing(clock.limit_text, clock.started_at, changes), now);
    },
    replace(next) {
      if (next.version > calendar.version) calendar = openRow(next);
    },
  };
}

function openRow(row: CalendarRow): Calendar {
  const data = JSON.parse(row.data) as Omit<CalendarData, 'version' | 'zone'>;
  return openCalendar({ ...data, version: row.version, zone: row.zone });
}

/** The first version of the calendar: the State Council's dates, as far as they are published. */
export function seedCalendar(): CalendarRow {
  const { version, zone, ...data } = calendarFromChineseDays();
  return { id: defaultCalendar, version, zone, data: JSON.stringify(data) };
}

/**
 * The light of a stored clock: its times were computed by the due function when it started or was
 * changed, so that lists and timers compare numbers only. A stopped clock is green, or red when it
 * was stopped late; a paused one keeps the light it had.
 */
export function lightOf(
  clock: Pick<ClockRow, 'state' | 'due_at' | 'yellow_at' | 'orange_at' | 'stopped_at'>,
  now: number,
): Light {
  if (clock.state === 'stopped') {
    return (clock.stopped_at ?? now) > clock.due_at ? 'red' : 'green';
  }
  if (now > clock.due_at) return 'red';
  if (now >= clock.orange_at) return 'orange';
  return now >= clock.yellow_at ? 'yellow' : 'green';
}
