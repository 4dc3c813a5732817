import type { Text } from '@liandong/engine';

/**
 * A limit: how long something may take. The four units count differently (see `due.ts`):
 * `wd` working days, `wh` working hours, `h` natural hours, `d` natural days.
 */
export type LimitUnit = 'wd' | 'wh' | 'h' | 'd';

export type Limit = { readonly amount: number; readonly unit: LimitUnit };

/** Keeps every computation within some decades, so that no calendar walk is unbounded. */
const amountMax = 10_000;

const limitPattern = /^\s*(\d{1,5}(?:\.\d{1,6})?)\s*(wd|wh|h|d)\s*$/;

/** Reads `5wd`, `7.5 wh`, `2h`, `3d`. Null when it is none, or is zero or beyond 10,000 units. */
export function parseLimit(text: string): Limit | null {
  const match = limitPattern.exec(text);
  if (!match) return null;
  const amount = Number(match[1]);
  if (amount <= 0 || amount > amountMax) return null;
  return { amount, unit: match[2] as LimitUnit };
}

/** The text that `parseLimit` reads: `5wd`. */
export function formatLimit(limit: Limit): string {
  return `${limit.amount}${limit.unit}`;
}

const unitWords: { readonly [unit in LimitUnit]: Text } = {
  wd: { zh: '个工作日', en: 'working days' },
  wh: { zh: '个工作时', en: 'working hours' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '个自然日', en: 'days' },
};

/** The limit as people say it: `5 个工作日`, `24 hours`. What is no limit comes back as it is. */
export function spokenLimit(text: string, language: keyof Text): string {
  const limit = parseLimit(text);
  if (limit === null) return text;
  const unit = unitWords[limit.unit][language];
  const one = language === 'en' && limit.amount === 1;
  return `${limit.amount} ${one ? unit.replace(/s$/, '') : unit}`;
}

/**
 * The limit with its extensions, each of which is added in the limit's own unit.
 * Null when an extension has another unit: it could not be added without guessing.
 */
export function extendLimit(limit: Limit, extensions: readonly Limit[]): Limit | null {
  let amount = limit.amount;
  for (const extension of extensions) {
    if (extension.unit !== limit.unit) return null;
    amount += extension.amount;
  }
  return { amount, unit: limit.unit };
}
