import type { Definition, Enabled, Waiting } from './model/definition.ts';
import type { Graph } from './model/graph.ts';
import type { Instance } from './model/instance.ts';
import type { ScopePart } from './model/part.ts';
import type { Id, Variables } from './model/value.ts';
import { enabledIn } from './verbs/ad-hoc.ts';

const NONE: Variables = Object.freeze({});

/** All that an instance waits for, in the order of its parts. */
export function waiting(instance: Instance): readonly Waiting[] {
  const still = standing(instance);
  return [...instance.parts.values()].flatMap((one) => {
    const { part, waits, incidents, scope, owner, choice } = one as ScopePart;
    const open = choice === 'open' && owner;
    return [
      ...waits.map(({ kind, id, element, of }) => ({
        kind,
        id,
        element,
        part,
        ...(still(part, of) && { suspended: true as const }),
      })),
      ...(open ? [{ kind: 'choice' as const, id: open[1], element: scope, part: open[0] }] : []),
      ...incidents.map(({ id, element }) => ({ kind: 'incident' as const, id, element, part })),
    ];
  });
}

type Standing = (part: number, activation: number) => boolean;

/** Whether an activation is suspended, itself or with what is around it. */
function standing({ state, parts }: Instance): Standing {
  if (state === 'suspended') return () => true;
  const suspended = new Set<string>();
  for (const one of parts.values()) {
    const { part, elements } = one as ScopePart;
    for (const { id, suspended: is } of elements) if (is) suspended.add(`${part} ${id}`);
  }
  if (suspended.size === 0) return () => false;
  return function stands(part, activation): boolean {
    if (suspended.has(`${part} ${activation}`)) return true;
    const { owner } = parts.get(part) as ScopePart;
    return owner !== undefined && stands(...owner);
  };
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

/** What may be begun now in each ad-hoc sub-process, to be offered to people. */
export function enabledActivities(definition: Definition, instance: Instance): readonly Enabled[] {
  return [...instance.parts.values()].flatMap((one) => {
    const { owner, scope: element } = one as ScopePart;
    // Only `compile` makes definitions, and what it makes is the graph.
    const graph = definition as Graph;
    const enabled = enabledIn(graph, one as ScopePart);
    if (!owner || enabled.length === 0) return [];
    const [part, activation] = owner;
    const { name = '' } = graph.nodes.get(element) ?? {};
    const activities = enabled.map((node) => ({ element: node.id, name: node.name }));
    return [{ part, activation, element, name, activities }];
  });
}

/** The process variables of the root scope; empty once the instance has ended. */
export function variables(instance: Instance): Variables {
  return (instance.parts.get(0) as ScopePart | undefined)?.variables ?? NONE;
}
