import type { Waiting } from './model/definition.ts';
import type { Instance } from './model/instance.ts';
import type { ScopePart } from './model/part.ts';
import type { Variables } from './model/value.ts';

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

/** The process variables of the root scope; empty once the instance has ended. */
export function variables(instance: Instance): Variables {
  return (instance.parts.get(0) as ScopePart | undefined)?.variables ?? NONE;
}
