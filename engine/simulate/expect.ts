import type { ScopePart } from '../model/part.ts';
import type { Json, Variables } from '../model/value.ts';
import type { Difference, Expectation } from './case.ts';
import type { World } from './world.ts';

/** Steps that wait, each once, sorted: what holds a task, timer, message, job, call or incident,
 * and an ad-hoc sub-process in which nothing runs. */
export function waitingSteps(world: World): readonly string[] {
  const found = new Set<string>();
  for (const { instance } of world.instances.values()) {
    for (const part of instance.parts.values()) {
      const { choice, elements, scope } = part as ScopePart;
      if (choice === 'open' && elements.length === 0) found.add(scope);
      for (const { element, inner, body, state, compensation } of elements) {
        // Others stand for what is inside them, or for the compensation that they wait for.
        if (inner !== undefined || body || compensation || state === 'compensating') continue;
        found.add(element);
      }
    }
  }
  return [...found].sort();
}

/** JSON with sorted keys, so that equal values are equal texts. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const same = (a: Json, b: Json): boolean => canonical(a) === canonical(b);

/** Compares what is named; what is not named is free. */
export function compare(
  world: World,
  expected: Expectation,
  step: number | null,
  trace: readonly string[],
): Difference[] {
  const differences: Difference[] = [];
  const note = (what: string, wanted: Json, actual: Json): void => {
    if (!same(wanted, actual)) differences.push({ step, what, expected: wanted, actual });
  };
  const state = world.instances.get(world.main)?.instance.state ?? 'not started';
  if (expected.state !== undefined) note('state', expected.state, state);
  if (expected.waiting) note('waiting', [...expected.waiting].sort(), waitingSteps(world));
  if (expected.notices !== undefined) note('notices', expected.notices, world.notices);
  compareNamed('record', expected.record, world.record, note);
  compareNamed('variables', expected.variables, world.variables(), note);
  if (expected.trace) differences.push(...compareTrace(expected.trace, trace, step));
  return differences;
}

function compareNamed(
  what: string,
  wanted: Variables | undefined,
  actual: Variables,
  note: (what: string, wanted: Json, actual: Json) => void,
): void {
  for (const [name, value] of Object.entries(wanted ?? {})) {
    note(`${what}.${name}`, value, Object.hasOwn(actual, name) ? (actual[name] as Json) : null);
  }
}

/** The first line that does not occur in its order, with what came instead. */
function compareTrace(
  wanted: readonly string[],
  trace: readonly string[],
  step: number | null,
): Difference[] {
  let at = 0;
  for (const [index, line] of wanted.entries()) {
    const found = trace.indexOf(line, at);
    if (found < 0) {
      return [{ step, what: `trace[${index}]`, expected: line, actual: trace.slice(at) }];
    }
    at = found + 1;
  }
  return [];
}
