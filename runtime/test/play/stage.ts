import { type Ending, type PlannedAppeal, planAppeal } from '../../demonstration/plan.ts';
import type { Random } from '../../demonstration/random.ts';
import type { Pack } from '../../packs/packs.ts';

/** Shares of the endings that are drawn. */
const shares: { readonly [E in Ending]: number } = {
  closed: 560,
  answered: 180,
  rejected: 25,
  invalid: 15,
  intake: 15,
  claim: 20,
  dispatch: 15,
  'accept-order': 25,
  'return-review': 15,
  'dispatch-again': 15,
  handle: 30,
  review: 25,
  'handle-again': 15,
  callback: 25,
  'second-handle': 20,
};

/** An appeal that is being played. */
export interface Part {
  readonly plan: PlannedAppeal;
  number: string | null;
  /** Steps that are done. */
  done: number;
}

/** All appeals of a play and who waits for work. */
export class Stage {
  readonly parts: readonly Part[];
  readonly #byNumber = new Map<string, Part>();
  /** Workers without work, by role. */
  readonly #idle = new Map<string, Set<() => void>>();
  #left: number;
  #reported = 0;
  #movedAt = performance.now();
  failure: Error | null = null;

  constructor(random: Random, pack: Pack, count: number) {
    const endings = Object.keys(shares) as Ending[];
    this.parts = Array.from({ length: count }, () => {
      const ending = random.weighted(endings, (one) => shares[one]);
      return { plan: planAppeal(random, pack, ending), number: null, done: 0 };
    });
    this.#left = this.parts.reduce((sum, { plan }) => sum + plan.steps.length, 0) + count;
  }

  get over(): boolean {
    return this.#left === 0 || this.failure !== null;
  }

  /** Nobody did anything for long. */
  get stuck(): boolean {
    return performance.now() - this.#movedAt > stuckMs;
  }

  /** The next appeal to report by a citizen or a clerk; null when all are reported. */
  next(): Part | null {
    const part = this.parts[this.#reported];
    this.#reported += 1;
    return part ?? null;
  }

  reported(part: Part, number: string): void {
    if (this.#byNumber.has(number)) throw new Error(`Expected ${number} to be given once`);
    part.number = number;
    this.#byNumber.set(number, part);
    this.#moved(part);
  }

  /** What is to be done with a case now; null when its play is over or it is not of this play. */
  find(number: string): Part | null {
    const part = this.#byNumber.get(number);
    return part && part.done < part.plan.steps.length ? part : null;
  }

  stepped(part: Part): void {
    part.done += 1;
    this.#moved(part);
  }

  fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.#wakeAll();
  }

  /** Resolves when the role may have work; answers false when nothing comes for long. */
  wait(role: string): Promise<boolean> {
    if (this.over) return Promise.resolve(true);
    const idle = this.#idle.get(role) ?? new Set();
    this.#idle.set(role, idle);
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        idle.delete(wake);
        resolve(false);
      }, stuckMs);
      idle.add(wake);
    });
  }

  #moved({ plan, done }: Part): void {
    this.#left -= 1;
    this.#movedAt = performance.now();
    if (this.over) this.#wakeAll();
    else this.#wake(roles[plan.steps[done]?.element ?? ''] ?? '');
  }

  #wake(role: string): void {
    const waiting = [...(this.#idle.get(role) ?? [])];
    this.#idle.get(role)?.clear();
    for (const wake of waiting) wake();
  }

  #wakeAll(): void {
    for (const role of this.#idle.keys()) this.#wake(role);
  }
}

/** Who does which step. */
const roles: { readonly [element: string]: string } = {
  intake: 'call-clerk',
  claim: 'dispatcher',
  dispatch: 'dispatcher',
  'accept-order': 'unit-clerk',
  'return-review': 'return-reviewer',
  handle: 'handler',
  'second-handle': 'handler',
  review: 'dispatcher',
  callback: 'callback-clerk',
};

/** Nobody did anything for so long: the play is stuck. */
const stuckMs = 60_000;
