/** Limits count in the city's time, whatever the clock of the reader's machine says. */
const cityTimeZone = 'Asia/Shanghai';

/** The part of i18next's `t` that words of time need. */
export type Translate = (
  key: string,
  values?: { readonly count: number } | { readonly length: string },
) => string;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const relativeMs = 7 * dayMs;

const units = [
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
] as const;

/** A length in its two largest neighbouring units, cut down: `3 天 4 小时`, `12 分钟`. */
function lengthWords(t: Translate, ms: number): string {
  const first = units.findIndex(([, size]) => ms >= size);
  if (first === -1) return t('time.underMinute');
  let rest = ms;
  const words: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(t(`time.${name}`, { count }));
  }
  return words.join(' ');
}

/** `剩 2 天 3 小时` or `超期 1 天`. Both moments in milliseconds. */
export function dueWords(t: Translate, dueAtMs: number, nowMs: number): string {
  const left = dueAtMs - nowMs;
  const length = lengthWords(t, Math.abs(left));
  return left >= 0 ? t('time.left', { length }) : t('time.overdue', { length });
}

/** `2 小时前` within seven days, the date after that. */
export function pastWords(t: Translate, atMs: number, nowMs: number): string {
  // The clock of the page may be behind the server's; what happened is never in the future.
  const ago = Math.max(0, nowMs - atMs);
  if (ago >= relativeMs) return exactDay(atMs);
  const unit = units.find(([, size]) => ago >= size);
  if (!unit) return t('time.now');
  return t(`time.${unit[0]}Ago`, { count: Math.floor(ago / unit[1]) });
}

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: cityTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-11-23 21:47` in the city's time. */
export function exactMoment(atMs: number): string {
  return format.format(atMs);
}

function exactDay(atMs: number): string {
  return exactMoment(atMs).slice(0, 10);
}
