import type { Principal } from '../auth/principal.ts';

/** From the lowest to the highest: centre, supervision office, city leader. */
export const levels = ['L1', 'L2', 'L3'] as const;

export type Level = (typeof levels)[number];

/** The highest level a person may open; null for those who may open none. */
export function levelOf(principal: Principal): Level | null {
  return levels.findLast((level) => principal.rights.has(`supervise.${level}`)) ?? null;
}

/** The highest of some levels, as the badge of a case; `none` for no level. */
export function badgeOf(open: readonly string[]): string {
  return levels.findLast((level) => open.includes(level)) ?? 'none';
}
