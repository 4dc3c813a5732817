// CommonJS, of which Node sees no names when the built code runs.
import chineseDays from 'chinese-days';
import type { CalendarData, DayKind } from './calendar.ts';
import { dayMs } from './zone.ts';

const firstYear = 2004;

/**
 * The State Council's holidays and make-up workdays as calendar data. The library falls back to
 * Monday to Friday for years it does not know and does not say which it knows; a year without a
 * single date that differs is one it does not know, since every year has its holidays.
 */
export function calendarFromChineseDays(): CalendarData {
  const years: number[] = [];
  const days: Record<string, DayKind> = {};
  for (let year = firstYear; ; year++) {
    const found = differingDays(year);
    if (found.length === 0) break;
    years.push(year);
    for (const [date, kind] of found) days[date] = kind;
  }
  const segments = [
    { from: '08:30', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ];
  return { version: 1, zone: 'Asia/Shanghai', segments, years, days };
}

function differingDays(year: number): [string, DayKind][] {
  const found: [string, DayKind][] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let ms = Date.UTC(year, 0, 1); ms < end; ms += dayMs) {
    const day = new Date(ms);
    const date = day.toISOString().slice(0, 10);
    const weekday = day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
    const { work } = chineseDays.getDayDetail(date);
    if (work !== weekday) found.push([date, work ? 'make-up-workday' : 'holiday']);
  }
  return found;
}
