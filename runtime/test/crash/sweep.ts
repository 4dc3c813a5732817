import Database from 'better-sqlite3';
import { verifyStore } from '../../audit/verify.ts';
import type { Command } from '../../commit/command.ts';
import type { Keys } from '../../store/keys.ts';
import { type Store, StoreError } from '../../store/port.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { type Library, openWorld, type World } from '../process/world.ts';
import { type Fault, type FaultMode, FaultyStore } from './faulty-store.ts';
import type { Client, Scenario } from './scenarios.ts';

export interface SweepParts {
  readonly library: Library;
  readonly keys: Keys;
  /** A migrated, empty database as bytes. */
  readonly empty: Buffer;
}

export interface SweepResult {
  readonly points: number;
  readonly violations: readonly string[];
}

interface Acknowledged {
  readonly command: Command<unknown>;
  readonly answer: unknown;
}

const triesMax = 50;

/** Plays a scenario once with one fault; answers what is wrong, and how many calls there were. */
async function playWith(
  parts: SweepParts,
  scenario: Scenario,
  fault: Fault,
): Promise<{ violations: string[]; calls: number }> {
  const store = new SqliteStore(':memory:', new Database(parts.empty));
  const life = new Life(parts, store, fault);
  const where = `${scenario.name}, ${fault.mode} at ${fault.at}`;
  const violations: string[] = [];
  try {
    await scenario.play(life);
    await life.settle();
    violations.push(...(await life.check(scenario)).map((what) => `${where}: ${what}`));
  } catch (error) {
    violations.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { calls } = life;
  await store.close();
  return { violations, calls };
}

/** A client that outlives its node: when the node dies, a new one is opened on the same store. */
class Life implements Client {
  readonly library: Library;
  readonly #parts: SweepParts;
  readonly #store: Store;
  readonly #acknowledged: Acknowledged[] = [];
  readonly #first: FaultyStore;
  #faulty: FaultyStore;
  #world: World | null = null;
  #now = 1_795_392_000_000;
  #key = 0;

  constructor(parts: SweepParts, store: Store, fault: Fault) {
    this.library = parts.library;
    this.#parts = parts;
    this.#store = store;
    this.#first = new FaultyStore(store, fault);
    this.#faulty = this.#first;
  }

  /** Calls that the play has made on the store of its first life. */
  get calls(): number {
    return this.#first.calls;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  async send<T>(command: Command<T>): Promise<T> {
    this.#key += 1;
    const idempotency = { scope: 'client', key: String(this.#key), fingerprint: command.name };
    const keyed: Command<T> = { ...command, idempotency };
    const answer = await this.repeat(async ({ commit }) => {
      const outcome = await commit.run(keyed);
      if (outcome.ok) return outcome.answer;
      if (outcome.code === 'unavailable') throw new StoreError('unavailable', outcome.detail);
      throw new Error(`${command.name} was refused: ${outcome.code} ${outcome.detail}`);
    });
    this.#acknowledged.push({ command: keyed as Command<unknown>, answer });
    return answer;
  }

  async repeat<T>(work: (world: World) => Promise<T>): Promise<T> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const faulty = this.#faulty;
      try {
        const run = this.#open().then(work);
        const done = await Promise.race([run.then((value) => ({ value })), faulty.died]);
        if (done !== 'died') return done.value;
        this.#beginAnew();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
    }
    throw new Error('Expected an answer in the end');
  }

  /** Lets time pass until nothing is due within the next minutes. */
  async settle(): Promise<void> {
    for (let round = 0; round < triesMax; round += 1) {
      await this.repeat(({ executor }) => executor.runDue());
      const next = await this.repeat(({ executor }) => executor.nextAt());
      if (next === null || next > this.#now + 600_000) return;
      this.#now = Math.max(this.#now, next);
    }
    throw new Error('Expected the executor to come to rest');
  }

  async check(scenario: Scenario): Promise<string[]> {
    this.#beginAnew();
    const wrong: string[] = [];
    for (const { command, answer } of this.#acknowledged) {
      const outcome = await (await this.#open()).commit.run(command);
      const same = outcome.ok && outcome.repeated && equal(outcome.answer, answer);
      if (!same) wrong.push(`${command.name} was acknowledged but now gives ${text(outcome)}`);
    }
    const rows = await this.#store.read.all<{ process: string; state: string; count: number }>(
      'SELECT process, state, COUNT(*) AS count FROM instance GROUP BY process, state',
    );
    const found = Object.fromEntries(rows.map((row) => [`${row.process} ${row.state}`, row.count]));
    const expected = Object.entries(scenario.completed).map(([name, n]) => [
      `${name} completed`,
      n,
    ]);
    const sorted = (all: object) => Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1));
    if (!equal(sorted(found), sorted(Object.fromEntries(expected)))) {
      wrong.push(`Expected ${text(expected)} but got ${text(found)}`);
    }
    const { library, keys } = this.#parts;
    const verified = await verifyStore({
      reader: this.#store.read,
      definitionOf: (id) => library.compiled(id),
      keyOf: (id) => keys.auditKey(id),
    });
    wrong.push(...verified.mismatches.map(text), ...verified.auditFaults.map(text));
    return wrong;
  }

  /** Another life, without faults. */
  #beginAnew(): void {
    this.#world = null;
    this.#faulty = new FaultyStore(this.#store, { mode: 'throw', at: 0 });
  }

  async #open(): Promise<World> {
    const { keys, library } = this.#parts;
    const now = () => this.#now;
    this.#world ??= await openWorld({ store: this.#faulty, keys, library, now });
    return this.#world;
  }
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function equal(a: unknown, b: unknown): boolean {
  return text(a) === text(b);
}

/** Plays a scenario with a fault at every call of the store, in every mode. */
export async function sweep(parts: SweepParts, scenario: Scenario): Promise<SweepResult> {
  const modes: readonly FaultMode[] = ['throw', 'die', 'lose'];
  const violations: string[] = [];
  let points = 0;
  for (const mode of modes) {
    for (let at = 1; ; at += 1) {
      const played = await playWith(parts, scenario, { mode, at });
      violations.push(...played.violations);
      // A new node counts anew, so a run without a death has counted all calls.
      if (mode !== 'die' && played.calls < at) break;
      if (mode === 'die' && at > points) break;
      if (mode === 'throw') points += 1;
    }
  }
  return { points: points * modes.length, violations };
}
