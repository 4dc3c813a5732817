import { openCalendar } from '../sla/calendar.ts';
import { due } from '../sla/due.ts';
import { parseLimit } from '../sla/limit.ts';
import { calendarFromChineseDays } from '../sla/seed.ts';

/** Due times by the calendar that a new installation starts with, for commands without a store. */
export function openLimits() {
  const calendar = openCalendar(calendarFromChineseDays());
  return {
    calendar,
    zone: calendar.zone.name,
    /** Throws RangeError for a text that is no limit. */
    due(text: string, from: number): number {
      const limit = parseLimit(text);
      if (!limit) throw new RangeError(`Expected a limit like 5wd but got ${text}`);
      return due({ calendar, start: from, limit }).dueAt;
    },
  };
}
