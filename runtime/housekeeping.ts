import type { Sessions } from './auth/sessions.ts';
import type { GroupCommit } from './commit/writer.ts';
import type { Disk } from './disk.ts';
import type { DatabaseClock } from './executor/clock.ts';
import type { Files } from './files/files.ts';
import { removeStaleUploads } from './files/incoming.ts';
import { shards, sweepOrphans } from './files/sweep-orphans.ts';
import type { Log } from './log.ts';
import type { ChangePoll } from './notify/poll.ts';
import type { Store } from './store/port.ts';
import { deleteOld } from './store/queries/housekeeping.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export interface HousekeepingParts {
  readonly store: Store;
  readonly commit: GroupCommit;
  readonly sessions: Sessions;
  readonly disk: Disk;
  readonly poll: ChangePoll;
  readonly clock: DatabaseClock | null;
  readonly log: Log;
  readonly files: Files;
  /** Folder of uploads on their way. */
  readonly incoming: string;
  now(): number;
}

/**
 * What a node does again and again beside requests and timers. A failure waits for the next turn.
 */
export class Housekeeping {
  readonly #parts: HousekeepingParts;
  readonly #timers: NodeJS.Timeout[] = [];
  #shard = 0;
  readonly #running = new Set<Promise<void>>();

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
  }

  start(): void {
    const { store, commit, sessions, disk, poll, clock } = this.#parts;
    this.#every(5 * second, 'disk', () => disk.measure());
    this.#every(10 * second, 'heartbeat', () => commit.beat());
    this.#every(15 * second, 'sessions', () => sessions.flush());
    this.#every(10 * minute, 'sweep', () => this.#sweep());
    this.#every(5 * minute, 'orphans', () => this.#sweepFiles());
    if (clock !== null) this.#every(30 * second, 'clock', () => clock.measure());
    // On SQLite this process is the only node: what it commits it tells itself.
    if (store.dialect === 'mysql') this.#every(500, 'changes', () => poll.poll());
  }

  /** Starts nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running);
  }

  async #sweep(): Promise<void> {
    const { store, sessions, incoming } = this.#parts;
    const now = this.#parts.now();
    await removeStaleUploads(incoming, Date.now() - hour);
    await sessions.sweep(now);
    const before = {
      tries: now - 24 * hour,
      answers: now - 7 * 24 * hour,
      changes: now - hour,
      messages: now,
    };
    await deleteOld(store, before);
  }

  /** A part of the kept files at a time: all of them in less than a day. */
  async #sweepFiles(): Promise<void> {
    const { store, files } = this.#parts;
    await sweepOrphans({ files, read: store.lists }, this.#shard, Date.now());
    this.#shard = (this.#shard + 1) % shards;
  }

  /** One turn at a time: a slow one is not overtaken by the next. */
  #every(ms: number, name: string, work: () => Promise<unknown>): void {
    let busy = false;
    const turn = async (): Promise<void> => {
      try {
        await work();
      } catch (err) {
        this.#parts.log.warn({ err, work: name }, 'housekeeping failed');
      }
    };
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      const run = turn().finally(() => {
        busy = false;
        this.#running.delete(run);
      });
      this.#running.add(run);
    }, ms);
    this.#timers.push(timer.unref());
  }
}
