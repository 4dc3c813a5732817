import type { Definition } from './model/definition.ts';
import type { Graph, Node } from './model/graph.ts';
import type { Instance } from './model/instance.ts';
import type { MigrationPlan, MigrationProblem } from './model/migration.ts';
import type { ScopePart } from './model/part.ts';
import { problemsOfPlan, problemsOfState } from './operations/migration-problems.ts';

/**
 * The plan that maps what has the same id and can be mapped: processes, elements of the same type
 * and flows. What it leaves out is a problem only where an instance stands there.
 */
function plan(from: Definition, to: Definition): MigrationPlan {
  const old = from as Graph;
  const next = to as Graph;
  const elements: { [id: string]: string } = {};
  for (const [id, scope] of old.scopes) {
    if (scope.node === null && next.scopes.get(id)?.node === null) elements[id] = id;
  }
  for (const [id, node] of old.nodes) if (isSame(node, next.nodes.get(id))) elements[id] = id;
  const flows: { [id: string]: string } = {};
  for (const id of old.flows.keys()) if (next.flows.has(id)) flows[id] = id;
  const generated: MigrationPlan = { elements, flows, events: 'keep' };
  for (const { element } of problemsOfPlan(old, next, generated)) {
    delete elements[element];
    delete flows[element];
  }
  return generated;
}

/** What the generated plan leaves out, with the reason why it cannot be mapped to its like. */
function leftOut(from: Definition, to: Definition): readonly MigrationProblem[] {
  const old = from as Graph;
  const roots = [...old.scopes].flatMap(([id, { node }]) => (node === null ? [id] : []));
  const itself = (ids: Iterable<string>) => Object.fromEntries([...ids].map((id) => [id, id]));
  const elements = itself([...roots, ...old.nodes.keys()]);
  const all: MigrationPlan = { elements, flows: itself(old.flows.keys()), events: 'keep' };
  return problemsOfPlan(old, to as Graph, all);
}

const isSame = (node: Node, other: Node | undefined): boolean => node.type === other?.type;

/**
 * What stands against a plan: mappings that cannot be, and, with an instance, where it stands
 * without one. Nothing means that the event `migrate` will be taken.
 */
function check(
  from: Definition,
  to: Definition,
  planned: MigrationPlan,
  instance: Instance | null,
): readonly MigrationProblem[] {
  const problems = problemsOfPlan(from as Graph, to as Graph, planned);
  if (!instance) return problems;
  const parts = [...instance.parts.values()] as ScopePart[];
  return [...problems, ...problemsOfState(from as Graph, to as Graph, planned, parts)];
}

/** How a running instance is taken to another version: generate, look, then send `migrate`. */
export const migration = { plan, leftOut, check };
