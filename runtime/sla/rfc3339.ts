import { zoneOf } from './zone.ts';

/** `2026-11-23T08:30:00.000+08:00`: an instant as the API writes it, in the installation's zone. */
export function rfc3339(utcMs: number, zone: string): string {
  const localMs = zoneOf(zone).toLocal(utcMs);
  const minutes = Math.round((localMs - utcMs) / 60_000);
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${new Date(localMs).toISOString().slice(0, -1)}${offset}`;
}
