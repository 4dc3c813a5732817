import type { Text } from '@liandong/engine';
import type { Remaining } from '../sla/light.ts';
import type { Limits } from '../sla/limits.ts';
import type { ClockRow } from '../store/rows/work.ts';

const words = {
  zh: {
    overdue: '超期 {time}',
    left: '距时限还有 {time}',
    none: '请重点督办',
    working: ['{n} 个工作日', '{n} 小时', '{n} 分钟'],
    natural: ['{n} 天', '{n} 小时', '{n} 分钟'],
  },
  en: {
    overdue: 'Overdue {time}',
    left: '{time} left',
    none: 'Please handle with priority',
    working: ['{n} working days', '{n} hours', '{n} minutes'],
    natural: ['{n} days', '{n} hours', '{n} minutes'],
  },
} as const;

/**
 * The reason proposed for an order, from the clock of the case: `超期 1 个工作日 3 小时`.
 * People edit it in the confirmation.
 */
export function proposedReason(
  clock: ClockRow | null,
  limits: Limits,
  now: number,
  language: keyof Text,
): string {
  const text = words[language];
  if (!clock) return text.none;
  const rest = limits.remaining(clock, now);
  return (rest.overdue ? text.overdue : text.left).replace('{time}', spoken(rest, language));
}

/** The two largest units that are not zero; minutes only below an hour. */
function spoken(rest: Remaining, language: keyof Text): string {
  const units = words[language][rest.kind];
  const amounts = [rest.days, rest.hours, rest.days + rest.hours === 0 ? rest.minutes : 0];
  const parts = amounts.flatMap((amount, at) => {
    const unit = units[at];
    if (amount === 0 || unit === undefined) return [];
    const text = unit.replace('{n}', String(amount));
    return amount === 1 && language === 'en' ? text.replace(/s$/, '') : text;
  });
  return parts.length > 0 ? parts.join(' ') : (units[2] ?? '').replace('{n}', '0');
}
