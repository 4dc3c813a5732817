import { zoneOf } from '../sla/zone.ts';

/** The local calendar day of a moment, as digits. */
export function localParts(
  now: number,
  zone: string,
): { readonly year: string; readonly month: string; readonly day: string } {
  const day = new Date(zoneOf(zone).toLocal(now)).toISOString();
  return { year: day.slice(0, 4), month: day.slice(5, 7), day: day.slice(8, 10) };
}
