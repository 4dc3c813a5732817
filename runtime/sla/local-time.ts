import type { Zone } from './zone.ts';

const pattern = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::(\d{2}))?$/;

/** Reads `2020-11-20 16:59[:30]` as time on the wall of the zone. Null when it is none. */
export function parseLocalTime(text: string, zone: Zone): number | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const iso = `${match[1]}T${match[2]}:${match[3] ?? '00'}`;
  const localMs = Date.parse(`${iso}Z`);
  // Dates like 02-30 roll over in some forms; what does not print back as itself is refused.
  if (Number.isNaN(localMs) || !new Date(localMs).toISOString().startsWith(iso)) return null;
  return zone.toUtc(localMs);
}

/** `2020-11-27 17:00`, with seconds only where there are some. */
export function formatLocalTime(utcMs: number, zone: Zone): string {
  const text = new Date(zone.toLocal(utcMs)).toISOString().slice(0, 19).replace('T', ' ');
  return text.endsWith(':00') ? text.slice(0, 16) : text;
}
