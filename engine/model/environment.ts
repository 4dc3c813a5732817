import type { Decision } from './decision.ts';
import type { Definition } from './definition.ts';
import type { Id, Json, Variables } from './value.ts';

/**
 * Play mode, the simulation without data: a person decides what the data would, and triggers what
 * time, conditions and messages would. Activities without a wait complete at once.
 */
export interface Play {
  /** Ids of the outgoing flows that a person chose for an element; null where nobody chose. */
  chosen(element: string): readonly string[] | null;
  /** Whether an activity is to wait until somebody triggers it. */
  waitsAt(element: string): boolean;
}

/**
 * All that a step may read beside the definition and the instance. Time, ids and stored values
 * are passed in, so the same event on the same instance gives the same result.
 */
export interface Environment {
  /** UTC milliseconds; `now()` of expressions. */
  readonly now: number;
  /** IANA zone of the installation; `today()` and local times are read in it. */
  readonly zone: string;
  /** Draws the next id; a step stores what it drew with its event. */
  nextId(): Id;
  /** The fields of the case, `record.<field>` in expressions. */
  readonly record: Variables;
  /** What the platform knows of the case: number, status, due, unit; `case.<name>`. */
  readonly case: Variables;
  /** The person who started the instance, as expressions see it. */
  readonly initiator: Json;
  /** The value behind a `{"$": "ref"}`; null when it was erased. */
  resolve(reference: string): Json;
  /** When a limit such as `5wd` or `4wh` that starts at `from` ends, in UTC milliseconds. */
  due(limit: string, from: number): number;
  /** Another version of the definition, by the key that a migration names. */
  definition?(key: string): Definition | null;
  /** The published decision with this id; null when there is none. */
  decision(id: string): Decision | null;
  /** The instance is played; absent where it runs. */
  readonly play?: Play;
}
