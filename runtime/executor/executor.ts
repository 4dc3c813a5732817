import type { Store } from '../store/port.ts';
import type { OutboxRow, TimerRow } from '../store/rows/process.ts';
import type { Write } from '../store/write.ts';
import type { Clock } from './clock.ts';
import type { Handled, Handlers } from './handler.ts';
import { Lane } from './lane.ts';

export interface ExecutorOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly handlers: Handlers;
  onFault(message: string, error: unknown): void;
  /** How often the tables are looked at when no hint comes, for what other nodes wrote. */
  readonly pollMs?: number;
}

type AnyLane = { runOnce(): Promise<number>; nextAt(): Promise<number | null> };

/**
 * Makes timers ring and sends what stands in the outbox. Everything it needs is in rows: a node
 * that dies loses nothing, its leases end and another node goes on.
 */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #lanes: { readonly timer: AnyLane; readonly outbox: AnyLane };
  readonly #running = new Map<AnyLane, Promise<void>>();
  readonly #again = new Set<AnyLane>();
  #timeout: NodeJS.Timeout | null = null;
  #wakeAt = Number.POSITIVE_INFINITY;
  #started = false;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    const { store, clock, handlers, onFault } = options;
    const common = { store, clock, onFault };
    this.#lanes = {
      timer: new Lane<TimerRow>({
        ...common,
        table: 'timer',
        handle: (row) => this.#pick(handlers.timers[row.kind], row),
      }),
      outbox: new Lane<OutboxRow>({
        ...common,
        table: 'outbox',
        handle: (row) => this.#pick(handlers.outbox[row.kind], row),
      }),
    };
  }

  /** Begins to work. */
  start(): void {
    this.#started = true;
    this.#kick(this.#lanes.timer);
    this.#kick(this.#lanes.outbox);
    this.#arm();
  }

  /** Takes nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#started = false;
    if (this.#timeout !== null) clearTimeout(this.#timeout);
    this.#timeout = null;
    await Promise.all(this.#running.values());
  }

  /** A hint after a commit, so that nothing waits for the next look at the tables. */
  committed(writes: readonly Write[]): void {
    if (!this.#started) return;
    const now = this.#options.clock.now();
    for (const write of writes) {
      if (write.table !== 'timer' && write.table !== 'outbox') continue;
      const at = visibleAt(write);
      if (at === null) continue;
      if (at <= now) this.#kick(this.#lanes[write.table]);
      else this.#wake(at);
    }
  }

  /** Works until nothing is due: for tests and tools that own the clock. */
  async runDue(): Promise<void> {
    for (;;) {
      const timers = await this.#lanes.timer.runOnce();
      const sent = await this.#lanes.outbox.runOnce();
      if (timers + sent === 0) return;
    }
  }

  /** When the next timer or outbox row becomes visible; null when there is none. */
  async nextAt(): Promise<number | null> {
    const times = await Promise.all([this.#lanes.timer.nextAt(), this.#lanes.outbox.nextAt()]);
    const known = times.filter((at) => at !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  async #pick<Row extends { readonly kind: string }>(
    handler: ((row: Row) => Promise<Handled>) | undefined,
    row: Row,
  ): Promise<Handled> {
    if (handler !== undefined) return handler(row);
    this.#options.onFault(`Expected a handler for the kind ${row.kind}`, null);
    return 'again';
  }

  #kick(lane: AnyLane): void {
    if (!this.#started) return;
    if (this.#running.has(lane)) {
      this.#again.add(lane);
      return;
    }
    const run = this.#run(lane).finally(() => {
      this.#running.delete(lane);
      if (this.#again.delete(lane)) this.#kick(lane);
    });
    this.#running.set(lane, run);
  }

  async #run(lane: AnyLane): Promise<void> {
    try {
      while (this.#started && (await lane.runOnce()) > 0);
      const next = this.#started ? await lane.nextAt() : null;
      if (next !== null) this.#wake(next);
    } catch (error) {
      this.#options.onFault('Timers and outbox cannot be read', error);
    }
  }

  #wake(at: number): void {
    if (at >= this.#wakeAt) return;
    this.#wakeAt = at;
    this.#arm();
  }

  #arm(): void {
    if (!this.#started) return;
    if (this.#timeout !== null) clearTimeout(this.#timeout);
    const pollMs = this.#options.pollMs ?? 1000;
    const wait = Math.min(Math.max(this.#wakeAt - this.#options.clock.now(), 1), pollMs);
    this.#timeout = setTimeout(() => {
      this.#wakeAt = Number.POSITIVE_INFINITY;
      this.#kick(this.#lanes.timer);
      this.#kick(this.#lanes.outbox);
      this.#arm();
    }, wait);
    this.#timeout.unref();
  }
}

function visibleAt(write: Extract<Write, { table: 'timer' | 'outbox' }>): number | null {
  if (write.op === 'delete') return null;
  const row = write.op === 'update' ? write.set : write.row;
  return row.visible_at ?? null;
}
