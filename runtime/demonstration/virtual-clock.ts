/** A clock that stands where it was put. */
export interface VirtualClock {
  now(): number;
  set(utcMs: number): void;
}

export function createVirtualClock(utcMs: number): VirtualClock {
  let at = utcMs;
  return {
    now: () => at,
    set(next) {
      at = next;
    },
  };
}
