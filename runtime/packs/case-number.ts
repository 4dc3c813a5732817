import { localParts } from './local-parts.ts';
import type { NumberRule } from './schemas/numbers.ts';

/** The counter period that a number drawn at `now` belongs to: `20261123`, `202611`, `2026`, ``. */
export function numberPeriod(rule: NumberRule, now: number, zone: string): string {
  const { year, month, day } = localParts(now, zone);
  if (rule.period === 'day') return `${year}${month}${day}`;
  if (rule.period === 'month') return `${year}${month}`;
  return rule.period === 'year' ? year : '';
}

/** The number with this place in its period: `8890-20261123-00017`. */
export function caseNumber(rule: NumberRule, now: number, zone: string, place: number): string {
  const { year, month, day } = localParts(now, zone);
  return rule.template
    .replace('{date:yyyyMMdd}', `${year}${month}${day}`)
    .replace('{date:yyyyMM}', `${year}${month}`)
    .replace('{date:yyyy}', year)
    .replace(/\{seq:(\d)\}/, (_, width: string) => String(place).padStart(Number(width), '0'));
}
