import { Temporal } from 'temporal-polyfill';
import { CYCLE, PlainDate, PlainDateTime } from './plain.ts';
import type { Zone } from './values.ts';

export const NANOSECONDS_SECOND = 1_000_000_000n;
export const NANOSECONDS_DAY = 86_400n * NANOSECONDS_SECOND;

/** Years that Temporal can do in every zone. */
const YEAR_KNOWN = 200_000;

const zonesKnown = new Map<string, boolean>();

/** Whether the platform knows this IANA zone. */
export function isZone(id: string): boolean {
  let known = zonesKnown.get(id);
  if (known === undefined) {
    known = knows(id);
    if (zonesKnown.size < 1000) zonesKnown.set(id, known);
  }
  return known;
}

function knows(id: string): boolean {
  try {
    new Temporal.PlainDateTime(2000, 1, 1).toZonedDateTime(id);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whole cycles of the calendar between a year and those that Temporal can do. */
const cyclesOf = (year: number): number =>
  Math.sign(year) * Math.max(0, Math.ceil((Math.abs(year) - YEAR_KNOWN) / CYCLE.years));

const cycleNanoseconds = (cycles: number) => BigInt(cycles * CYCLE.days) * NANOSECONDS_DAY;

function clockNanoseconds(plain: Temporal.PlainTime | PlainDateTime): bigint {
  const { hour, minute, second, millisecond, microsecond, nanosecond } = plain;
  const rest = millisecond * 1_000_000 + microsecond * 1000 + nanosecond;
  return BigInt((hour * 60 + minute) * 60 + second) * NANOSECONDS_SECOND + BigInt(rest);
}

function zoned(plain: PlainDateTime, id: string, cycles: number): Temporal.ZonedDateTime {
  const { month, day, hour, minute, second, millisecond, microsecond, nanosecond } = plain;
  const year = plain.year - cycles * CYCLE.years;
  const clock = [hour, minute, second, millisecond, microsecond, nanosecond] as const;
  return new Temporal.PlainDateTime(year, month, day, ...clock).toZonedDateTime(id);
}

/** Nanoseconds since 1970 of a local value read as UTC. */
const asUtc = (plain: PlainDateTime): bigint =>
  BigInt(plain.toPlainDate().dayNumber) * NANOSECONDS_DAY + clockNanoseconds(plain);

/** Nanoseconds since 1970 of a local value in a zone; in none it is read as UTC. */
export function epochIn(plain: PlainDateTime, zone: Zone): bigint {
  if (typeof zone !== 'string') return asUtc(plain) - BigInt(zone ?? 0) * NANOSECONDS_SECOND;
  const cycles = cyclesOf(plain.year);
  return zoned(plain, zone, cycles).epochNanoseconds + cycleNanoseconds(cycles);
}

/** The offset in seconds that a zone has at a local value. */
export function offsetAt(plain: PlainDateTime, id: string): number {
  return zoned(plain, id, cyclesOf(plain.year)).offsetNanoseconds / 1e9;
}

/** Quotient and remainder with a remainder that is never negative. */
function divided(nanoseconds: bigint): { days: bigint; rest: bigint } {
  const days = nanoseconds / NANOSECONDS_DAY;
  const rest = nanoseconds - days * NANOSECONDS_DAY;
  return rest < 0n ? { days: days - 1n, rest: rest + NANOSECONDS_DAY } : { days, rest };
}

function fromUtc(nanoseconds: bigint): PlainDateTime | null {
  const { days, rest } = divided(nanoseconds);
  const date = PlainDate.ofDayNumber(Number(days));
  const seconds = Number(rest / NANOSECONDS_SECOND);
  const fraction = Number(rest % NANOSECONDS_SECOND);
  return date && new PlainDateTime(date, clockOf(seconds, fraction));
}

/** The time of day so many seconds and nanoseconds after midnight. */
const clockOf = (seconds: number, nanoseconds: number): Temporal.PlainTime =>
  new Temporal.PlainTime().add({ seconds, nanoseconds });

/** The local value in a zone of a point in time; null beyond the years that there are. */
export function plainAt(nanoseconds: bigint, zone: Zone): PlainDateTime | null {
  if (typeof zone !== 'string') return fromUtc(nanoseconds + BigInt(zone ?? 0) * 1_000_000_000n);
  const near = fromUtc(nanoseconds);
  if (!near) return null;
  const inside = nanoseconds - cycleNanoseconds(cyclesOf(near.year));
  const offset = new Temporal.Instant(inside).toZonedDateTimeISO(zone).offsetNanoseconds;
  return fromUtc(nanoseconds + BigInt(offset));
}
