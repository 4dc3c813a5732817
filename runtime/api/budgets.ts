import type { Budget } from '../config.ts';

interface Bucket {
  tokens: number;
  at: number;
}

/** Buckets kept at once; the ones unused for longest go first. */
const bucketsMax = 20_000;

/**
 * Rate limits of one node, in memory: they protect the node, so that they need not be exact over
 * several. Limits that must be exact are rows (`auth/exact-limit.ts`).
 */
export class Budgets {
  readonly #figures: { readonly [name: string]: Budget };
  readonly #buckets = new Map<string, Bucket>();

  constructor(figures: { readonly [name: string]: Budget }) {
    this.#figures = figures;
  }

  /** Takes one call; answers the milliseconds to wait when there is none left, else 0. */
  take(name: string, subject: string, now: number): number {
    const figure = this.#figures[name];
    if (figure === undefined) throw new Error(`Expected a budget "${name}" in the configuration`);
    const key = `${name}\u0000${subject}`;
    const known = this.#buckets.get(key);
    const perMs = figure.perMinute / 60_000;
    const before = known ?? { tokens: figure.burst, at: now };
    const gained = Math.max(0, now - before.at) * perMs;
    const tokens = Math.min(figure.burst, before.tokens + gained);
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    if (this.#buckets.size > bucketsMax) {
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest);
        break;
      }
    }
    return tokens < 1 ? Math.ceil((1 - tokens) / perMs) : 0;
  }
}
