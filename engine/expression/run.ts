import type { Scope } from './expression.ts';
import { fromJson } from './json.ts';
import type { Evaluation, Value } from './values.ts';

/** Bounds of one evaluation; what exceeds them ends it with null and an error. */
const STEPS_MAX = 1_000_000;
const CALL_DEPTH_MAX = 150;
export const RANGE_MAX = 10_000;
export const TEXT_LENGTH_MAX = 1_000_000;
const ERRORS_MAX = 20;

/** Thrown inside the compiler's closures only; `Run.finish` turns it into an error value. */
class LimitReached extends Error {}

/** What a closure sees: the run, and the innermost local value with the ones around it. */
export interface Env {
  readonly run: Run;
  readonly value: Value;
  readonly up: Env | null;
}

export type Closure = (env: Env) => Value;

/** Binds one more local value. */
export function bind(env: Env, value: Value): Env {
  return { run: env.run, value, up: env };
}

/** One evaluation: its scope, its budget, its errors. It is also the outermost environment. */
export class Run implements Env, Evaluation {
  readonly run: Run;
  readonly value: Value = null;
  readonly up: Env | null = null;
  readonly scope: Scope;
  /** Values that are not JSON, such as functions; asked before the scope. */
  readonly values: ReadonlyMap<string, Value> | null;
  errors: string[] | null = null;
  private steps = 0;
  private depth = 0;

  constructor(scope: Scope, values: ReadonlyMap<string, Value> | null = null) {
    this.run = this;
    this.scope = scope;
    this.values = values;
  }

  /** A run over other values that shares this one's budget and errors. */
  over(values: ReadonlyMap<string, Value>): Env {
    return { run: new Sub(this, values), value: null, up: null };
  }

  /** A run that sees no name of this one's scope but shares its budget and errors. */
  apart(): Run {
    return new Sub(this, null, { ...this.scope, lookup: () => undefined });
  }

  /** The value of a global name; undefined where there is none. */
  lookup(name: string): Value | undefined {
    const own = this.values?.get(name);
    if (own !== undefined) return own;
    const json = this.scope.lookup(name);
    if (typeof json !== 'object') return json;
    return json === null ? null : fromJson(json, this.scope);
  }

  /** Notes why a value is null, and is that null. */
  fail(message: string): null {
    this.errors ??= [];
    if (this.errors.length < ERRORS_MAX) this.errors.push(message);
    return null;
  }

  /** Counts work of loops, calls and long values. */
  charge(steps: number): void {
    this.steps += steps;
    if (this.steps > STEPS_MAX) {
      throw new LimitReached(`Expected at most ${STEPS_MAX} steps but the evaluation needs more`);
    }
  }

  enterCall(): void {
    this.depth += 1;
    if (this.depth > CALL_DEPTH_MAX) {
      throw new LimitReached(`Expected at most ${CALL_DEPTH_MAX} nested calls but there are more`);
    }
  }

  leaveCall(): void {
    this.depth -= 1;
  }

  /** The only place where reaching a limit becomes a value. */
  evaluate<T>(closure: (env: Env) => T): T | null {
    try {
      return closure(this);
    } catch (error) {
      if (error instanceof LimitReached) return this.fail(error.message);
      // A stack that is too deep comes from data nested without end; dates out of range look alike.
      if (error instanceof RangeError)
        return this.fail(`Expected smaller values: ${error.message}`);
      throw error;
    }
  }
}

/** Shares budget and errors with the run that it belongs to. */
class Sub extends Run {
  private readonly parent: Run;
  constructor(parent: Run, values: ReadonlyMap<string, Value> | null, scope: Scope = parent.scope) {
    super(scope, values);
    this.parent = parent;
  }
  override fail(message: string): null {
    return this.parent.fail(message);
  }
  override charge(steps: number): void {
    this.parent.charge(steps);
  }
  override enterCall(): void {
    this.parent.enterCall();
  }
  override leaveCall(): void {
    this.parent.leaveCall();
  }
}
