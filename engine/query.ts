import type { Waiting } from './model/definition.ts';
import type { Instance } from './model/instance.ts';
import type { ScopePart } from './model/part.ts';
import type { Id, Variables } from './model/value.ts';

const NONE: Variables = Object.freeze({});

/** All that an instance waits for, in the order of its parts. */
export function waiting(instance: Instance): readonly Waiting[] {
  return [...instance.parts.values()].flatMap((one) => {
    const { part, waits, incidents } = one as ScopePart;
    return [
      ...waits.map(({ kind, id, element }) => ({ kind, id, element, part })),
      ...incidents.map(({ id, element }) => ({ kind: 'incident' as const, id, element, part })),
    ];
  });
}

/** An element instance as an operator sees it. */
export interface Live {
  readonly element: string;
  readonly activation: Id;
  readonly part: number;
  /** Index of an iteration. */
  readonly iteration: number | null;
  readonly suspended: boolean;
}

/** All element instances that live, in the order of their parts. */
export function live(instance: Instance): readonly Live[] {
  return [...instance.parts.values()].flatMap((one) => {
    const { part, elements } = one as ScopePart;
    return elements.map(({ id, element, loop = null, suspended = false }) => ({
      element,
      activation: id,
      part,
      iteration: loop,
      suspended,
    }));
  });
}

/** The process variables of the root scope; empty once the instance has ended. */
export function variables(instance: Instance): Variables {
  return (instance.parts.get(0) as ScopePart | undefined)?.variables ?? NONE;
}
