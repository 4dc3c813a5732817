import type { Change } from '../commit/command.ts';

/**
 * Changes that were committed on any node, told within this process. Topics and their subjects:
 * - `task`: the key of a list that changed (`user:7`, `unit-role:12:handler`), or the id of a
 *   task that was withdrawn;
 * - `record`: id of a case; `order`: id of the case that is supervised;
 * - `notice`: `user:7`;
 * - `organisation`, `pack`, `session` ... : for caches only, never for people.
 */
export interface Live {
  /** Tells every listener; one that throws does not keep the others from hearing. */
  publish(changes: readonly Change[]): void;
  /** Answers how to stop listening. */
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
}

/** A bus within one process; `failed` hears of listeners that threw. */
export function openLive(failed: (error: unknown) => void): Live {
  const listeners = new Set<(changes: readonly Change[]) => void>();
  return {
    publish(changes) {
      if (changes.length === 0) return;
      for (const listener of listeners) {
        try {
          listener(changes);
        } catch (error) {
          failed(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
