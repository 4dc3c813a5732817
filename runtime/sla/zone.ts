/**
 * Local time of a named zone. Local times are milliseconds "as if the clock on the wall were UTC",
 * so that days and hours are plain divisions. The offset of a day is asked from Intl once and kept;
 * only on a day on which the clocks change is each instant asked.
 */
export type Zone = {
  readonly name: string;
  toLocal(utcMs: number): number;
  /** Times that the clocks skip come out later by the gap; of repeated times the first is meant. */
  toUtc(localMs: number): number;
};

export const dayMs = 86_400_000;

/** About 110 years of days; reached only by input that leaps through time. */
const offsetDaysMax = 40_000;

const offsetPattern = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const zones = new Map<string, Zone>();

/** The zone of this IANA name. Throws RangeError (from Intl) for a name that does not exist. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = createZone(name);
    zones.set(zone.name, zone);
  }
  return zone;
}

function createZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const offsetByDay = new Map<number, number | 'changes'>();

  const ask = (utcMs: number): number => {
    const match = offsetPattern.exec(format.format(utcMs));
    if (!match) throw new RangeError(`Expected an offset like GMT+08:00 in zone ${name}`);
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
    const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === '-' ? -ms : ms;
  };

  const offsetAt = (utcMs: number): number => {
    const day = Math.floor(utcMs / dayMs);
    let offset = offsetByDay.get(day);
    if (offset === undefined) {
      const first = ask(day * dayMs);
      offset = first === ask((day + 1) * dayMs) ? first : 'changes';
      if (offsetByDay.size >= offsetDaysMax) offsetByDay.clear();
      offsetByDay.set(day, offset);
    }
    return offset === 'changes' ? ask(utcMs) : offset;
  };

  const toUtc = (localMs: number): number => {
    // The two offsets around the moment; they differ only next to a change of the clocks.
    const before = offsetAt(localMs - dayMs);
    const after = offsetAt(localMs + dayMs);
    const utcMs = localMs - before;
    if (before === after || offsetAt(utcMs) === before) return utcMs;
    const later = localMs - after;
    return offsetAt(later) === after ? later : utcMs;
  };

  return { name, toLocal: (utcMs) => utcMs + offsetAt(utcMs), toUtc };
}
