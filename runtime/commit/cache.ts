import type { Id, Instance } from '@liandong/engine';

interface Cached {
  readonly revision: number;
  readonly instance: Instance;
}

/** The instances used last, each with the revision it was stored with. Bounded. */
export class InstanceCache {
  readonly #max: number;
  readonly #entries = new Map<Id, Cached>();

  constructor(max: number) {
    this.#max = max;
  }

  /** The instance when its cached revision is the one given. */
  get(id: Id, revision: number): Instance | null {
    const cached = this.#entries.get(id);
    if (cached === undefined || cached.revision !== revision) return null;
    this.#entries.delete(id);
    this.#entries.set(id, cached);
    return cached.instance;
  }

  /** Keeps a committed instance; one that has ended is not asked for again. */
  put(instance: Instance, revision: number): void {
    this.#entries.delete(instance.id);
    if (instance.state !== 'active' && instance.state !== 'suspended') return;
    this.#entries.set(instance.id, { revision, instance });
    if (this.#entries.size > this.#max) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
  }

  drop(id: Id): void {
    this.#entries.delete(id);
  }
}
