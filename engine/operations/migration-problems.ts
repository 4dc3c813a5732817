import type { Graph, Loop, Node } from '../model/graph.ts';
import type { MigrationCode, MigrationPlan, MigrationProblem } from '../model/migration.ts';
import type { ScopePart } from '../model/part.ts';

const problem = (element: string, code: MigrationCode, detail: string): MigrationProblem => ({
  element,
  code,
  detail,
});

const own = (names: MigrationPlan['elements'], id: string): string | undefined =>
  Object.hasOwn(names, id) ? names[id] : undefined;

/** Mappings that cannot be, whatever the instance. */
export function problemsOfPlan(
  old: Graph,
  next: Graph,
  plan: MigrationPlan,
): readonly MigrationProblem[] {
  const elements = Object.entries(plan.elements).flatMap(([id, to]) => {
    const node = old.nodes.get(id);
    if (node) return ofElement(node, next, to, plan) ?? [];
    if (old.scopes.has(id) && next.scopes.get(to)?.node === null) return [];
    return problem(id, 'unknown-element', `Expected ${id} and ${to} to be there`);
  });
  const flows = Object.entries(plan.flows).flatMap(([id, to]) => {
    if (old.flows.has(id) && next.flows.has(to)) return [];
    return problem(id, 'unknown-flow', `Expected flows ${id} and ${to} to be there`);
  });
  return [...elements, ...flows];
}

function ofElement(
  node: Node,
  next: Graph,
  to: string,
  { elements }: MigrationPlan,
): MigrationProblem | null {
  const other = next.nodes.get(to);
  const { id, type } = node;
  if (!other) return problem(id, 'unknown-element', `Expected ${to} to be in the new version`);
  if (other.type !== type) {
    return problem(id, 'type-changed', `Expected ${type} but ${to} is ${other.type}`);
  }
  const scope = own(elements, node.scope.id);
  if (scope !== other.scope.id) {
    const found = `Expected the scope ${scope ?? node.scope.id} but ${to} is in ${other.scope.id}`;
    return problem(id, 'scope-changed', found);
  }
  if (shape(node.loop) !== shape(other.loop)) {
    const found = `Expected ${shape(node.loop)} but ${to} is ${shape(other.loop)}`;
    return problem(id, 'loop-changed', found);
  }
  if (eventShape(node) !== eventShape(other)) {
    const found = `Expected ${eventShape(node)} but ${to} is ${eventShape(other)}`;
    return problem(id, 'event-changed', found);
  }
  const host = node.host && own(elements, node.host.id);
  if (node.host && host !== other.host?.id) {
    const found = `Expected the activity ${host ?? node.host.id} but ${to} is at ${other.host?.id}`;
    return problem(id, 'host-changed', found);
  }
  return null;
}

function shape(loop: Loop | null): string {
  if (!loop) return 'done once';
  if (loop.kind === 'standard') return 'a standard loop';
  const order = loop.sequential ? 'sequential' : 'parallel';
  return `a ${order} multi-instance over a ${loop.collection ? 'collection' : 'number'}`;
}

function eventShape({ triggers }: Node): string {
  if (!triggers) return 'no event';
  const names = triggers.uses.map(({ trigger }) => trigger.name).join(' and ');
  const how = triggers.interrupting ? 'interrupting' : 'non-interrupting';
  return `${triggers.parallel ? 'a parallel' : 'an'} event of ${names}, ${how}`;
}

/** Where an instance stands without a mapping. */
export function problemsOfState(
  old: Graph,
  next: Graph,
  plan: MigrationPlan,
  parts: readonly ScopePart[],
): readonly MigrationProblem[] {
  const found = new Map<string, MigrationProblem>();
  const note = (one: MigrationProblem): void => {
    if (!found.has(one.element)) found.set(one.element, one);
  };
  const missing = (id: string): void =>
    note(problem(id, 'not-mapped', `Expected a mapping for ${id}, where the instance stands`));
  for (const { scope, elements, kept = [], tokens, incidents } of parts) {
    for (const id of [scope, ...[...elements, ...kept].map(({ element }) => element)]) {
      if (own(plan.elements, id) === undefined) missing(id);
    }
    for (const { element, stage } of incidents) {
      if (stage === 'arm' && own(plan.elements, element) === undefined) missing(element);
    }
    for (const { flow: id } of tokens) {
      const flow = old.flows.get(id);
      if (!flow) {
        if (own(plan.elements, id) === undefined) missing(id);
        continue;
      }
      const to = next.flows.get(own(plan.flows, id) ?? '');
      const join = own(plan.elements, flow.target.id);
      if (!to) missing(id);
      else if (to.target.id !== join) {
        note(
          problem(id, 'join-changed', `Expected ${to.id} to lead to ${join}, where a token waits`),
        );
      }
    }
  }
  return [...found.values()];
}
