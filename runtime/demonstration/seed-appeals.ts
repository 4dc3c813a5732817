import type { Executor } from '../executor/executor.ts';
import type { Pack } from '../packs/packs.ts';
import type { Services } from '../services.ts';
import { zoneOf } from '../sla/zone.ts';
import { Performance, type Performed } from './perform.ts';
import { type Ending, type PlannedAppeal, planAppeal } from './plan.ts';
import { type Random, seededRandom } from './random.ts';
import { slotMs, timetable } from './timetable.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How many of the 300 demonstration appeals end where. */
const endings: { readonly [E in Ending]: number } = {
  closed: 132,
  answered: 42,
  rejected: 8,
  invalid: 6,
  intake: 10,
  claim: 12,
  dispatch: 10,
  'accept-order': 14,
  'return-review': 5,
  'dispatch-again': 4,
  handle: 22,
  review: 12,
  'handle-again': 5,
  callback: 12,
  'second-handle': 6,
};

/** The plan of the demonstration appeals, in random order. */
function planAppeals(random: Random, pack: Pack): readonly PlannedAppeal[] {
  const goals = Object.entries(endings).flatMap(([ending, count]) =>
    Array.from({ length: count }, () => ending as Ending),
  );
  return goals.map((ending) => planAppeal(random, pack, ending));
}

interface Act {
  readonly performed: Performed;
  /** Number of the step; -1 is the report. */
  readonly step: number;
}

/** What the seeding of appeals needs. */
export interface AppealStage {
  readonly services: Services;
  readonly executor: Executor;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly pack: Pack;
  /** UTC milliseconds: the end of what is played. */
  readonly now: number;
}

/**
 * Plays the demonstration appeals in the order of their times: what falls into the same half hour
 * happens together, limits and timers that end before it first.
 */
export async function seedAppeals(stage: AppealStage): Promise<readonly Performed[]> {
  const { services, executor, clock } = stage;
  const appeals = planAppeals(stage.random, stage.pack);
  const slots = slotsOf(stage, appeals);
  const performance = await Performance.open(services);
  try {
    for (const at of [...slots.keys()].toSorted((a, b) => a - b)) {
      clock.set(at);
      await executor.runDue();
      const cases = [...(slots.get(at)?.values() ?? [])];
      await Promise.all(cases.map((acts) => playActs(performance, acts)));
    }
    clock.set(stage.now);
    await executor.runDue();
  } finally {
    await performance.close();
  }
  return [...new Set([...slots.values()].flatMap((slot) => [...slot.keys()]))];
}

type Slots = Map<number, Map<Performed, Act[]>>;

function slotsOf({ random, now, services }: AppealStage, appeals: readonly PlannedAppeal[]): Slots {
  const zone = zoneOf(services.limits.zone);
  const slots: Slots = new Map();
  for (const [number, appeal] of appeals.entries()) {
    const own = seededRandom(random.whole(2 ** 32));
    const performed: Performed = { appeal, number, random: own, record: null };
    for (const [index, time] of timetable(random, appeal, now, zone).entries()) {
      const at = Math.floor(time / slotMs) * slotMs + 60_000 * (number % 3);
      const slot = slots.get(at) ?? new Map<Performed, Act[]>();
      slot.set(performed, [...(slot.get(performed) ?? []), { performed, step: index - 1 }]);
      slots.set(at, slot);
    }
  }
  return slots;
}

async function playActs(performance: Performance, acts: readonly Act[]): Promise<void> {
  for (const { performed, step } of acts) {
    const planned = performed.appeal.steps[step];
    if (planned) await performance.act(performed, planned);
    else await performance.report(performed);
  }
}
