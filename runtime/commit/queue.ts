import { rowKey } from '../store/port.ts';
import type { Command, Outcome } from './command.ts';

/** A command that waits for its answer. */
export interface Entry {
  readonly command: Command<unknown>;
  readonly locks: readonly string[];
  readonly settle: (outcome: Outcome<unknown>) => void;
  attempts: number;
  /** When the first failure of the database met it, in milliseconds of the node's clock. */
  failedAt: number | null;
  /** The lock whose release made it ready again. */
  woken: string | null;
}

/** What only one command at a time may work on. */
function locksOf(command: Command<unknown>): string[] {
  const { reads, idempotency } = command;
  const locks: string[] = [];
  if (reads.instance !== undefined) locks.push(`i${reads.instance}`);
  if (reads.record !== undefined) locks.push(`r${reads.record}`);
  if (reads.task !== undefined) locks.push(`t${reads.task}`);
  if (idempotency !== undefined) locks.push(`k${idempotency.scope}\n${idempotency.key}`);
  return locks;
}

/** Keys of the rows a command asks for by `reads.rows`. */
export function rowKeysOf(command: Command<unknown>): string[] {
  return command.reads.rows?.map(rowKey) ?? [];
}

/**
 * Commands in order of arrival. An entry is handed out only when nobody works on its instance,
 * record, task or idempotency key; one that must wait costs nothing until that is released.
 */
export class CommandQueue {
  readonly #ready: Entry[] = [];
  #at = 0;
  readonly #held = new Set<string>();
  readonly #waiting = new Map<string, Entry[]>();
  /** Commands that have not been answered. */
  size = 0;

  add(command: Command<unknown>, settle: Entry['settle']): void {
    this.size += 1;
    this.#ready.push({
      command,
      locks: locksOf(command),
      settle,
      attempts: 0,
      failedAt: null,
      woken: null,
    });
  }

  /** Up to `max` commands that may run together, with their locks taken. */
  take(max: number): Entry[] {
    const batch: Entry[] = [];
    while (batch.length < max && this.#at < this.#ready.length) {
      const entry = this.#ready[this.#at++];
      if (entry === undefined) continue;
      const busy = entry.locks.find((lock) => this.#held.has(lock));
      const { woken } = entry;
      entry.woken = null;
      if (woken !== null && busy !== undefined && busy !== woken) this.#wake(woken);
      if (busy === undefined) {
        for (const lock of entry.locks) this.#held.add(lock);
        batch.push(entry);
      } else {
        this.#wait(busy, entry);
      }
    }
    if (this.#at > 1024 && this.#at * 2 > this.#ready.length) {
      this.#ready.splice(0, this.#at);
      this.#at = 0;
    }
    return batch;
  }

  /** Whether something may be taken; it may still have to wait for a lock. */
  get hasReady(): boolean {
    return this.#at < this.#ready.length;
  }

  /** How many may be tried. */
  get ready(): number {
    return this.#ready.length - this.#at;
  }

  /** Releases the locks of an entry and lets who waited for them try again. */
  release(entry: Entry): void {
    for (const lock of entry.locks) {
      this.#held.delete(lock);
      this.#wake(lock);
    }
  }

  /** Releases an entry and answers it. */
  settle(entry: Entry, outcome: Outcome<unknown>): void {
    this.release(entry);
    this.size -= 1;
    entry.settle(outcome);
  }

  /** Releases an entry and queues it again. */
  defer(entry: Entry): void {
    this.release(entry);
    this.#ready.push(entry);
  }

  /** Lets the first that waits for a lock try again; the others wait for that one. */
  #wake(lock: string): void {
    const waiting = this.#waiting.get(lock);
    const entry = waiting?.shift();
    if (waiting === undefined || entry === undefined) return;
    if (waiting.length === 0) this.#waiting.delete(lock);
    entry.woken = lock;
    this.#ready.push(entry);
  }

  #wait(lock: string, entry: Entry): void {
    const waiting = this.#waiting.get(lock);
    if (waiting === undefined) this.#waiting.set(lock, [entry]);
    else waiting.push(entry);
  }
}
