import type { Closure, Run } from '../expression/run.ts';
import type { Type } from '../expression/types.ts';
import { FunctionValue, type Value } from '../expression/values.ts';
import type { Logic } from './logic.ts';

/** A requirement: the node, and the name of the import under which the node is known. */
export interface Required {
  readonly key: string;
  readonly prefix: string;
}

interface Common {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly type: Type;
}

export interface InputNode extends Common {
  readonly kind: 'input';
  /** Names of the imports that lead to its file; empty for the file itself. */
  readonly path: readonly string[];
}

export interface DecisionNode extends Common {
  readonly kind: 'decision';
  readonly requires: readonly Required[];
  readonly logic: Logic;
}

export interface KnowledgeNode extends Common {
  readonly kind: 'knowledge';
  readonly requires: readonly Required[];
  readonly parameters: readonly string[];
  /** Makes the function over the values that it requires. */
  readonly make: Closure;
}

export interface ServiceNode extends Common {
  readonly kind: 'service';
  /** Keys of its input data, then of its input decisions: its parameters in their order. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A node of the requirement graph, compiled. */
export type GraphNode = InputNode | DecisionNode | KnowledgeNode | ServiceNode;
export type Graph = ReadonlyMap<string, GraphNode>;

const requiredBy = (node: GraphNode | undefined): readonly Required[] =>
  node?.kind === 'decision' || node?.kind === 'knowledge' ? node.requires : [];

/**
 * The nodes to compute for some nodes, each after those that it requires; nothing is asked below
 * the given ones. A list of its own instead of recursion, so that a graph may be of any depth.
 */
export function planOf(
  graph: Graph,
  roots: readonly string[],
  given: ReadonlySet<string>,
): readonly GraphNode[] {
  const plan: GraphNode[] = [];
  const seen = new Set(given);
  const open = roots.toReversed().map((key) => ({ key, done: false }));
  for (let at = open.pop(); at; at = open.pop()) {
    const node = graph.get(at.key);
    if (at.done && node) plan.push(node);
    if (at.done || seen.has(at.key)) continue;
    seen.add(at.key);
    open.push({ key: at.key, done: true });
    for (const { key } of requiredBy(node).toReversed()) open.push({ key, done: false });
  }
  return plan;
}

/** Cost that one node counts for. */
const NODE_STEPS = 5;

/** One evaluation of nodes in the order of a plan: every node once. */
export class Evaluation {
  private readonly graph: Graph;
  private readonly run: Run;
  private readonly values: Map<string, Value>;
  private readonly read: (node: InputNode) => Value;

  constructor(
    graph: Graph,
    run: Run,
    read: (node: InputNode) => Value,
    given: ReadonlyMap<string, Value> = new Map(),
  ) {
    this.graph = graph;
    this.run = run;
    this.read = read;
    this.values = new Map(given);
  }

  /** Computes all nodes of a plan; the rules of the table `top` are noted in `matched`. */
  compute(plan: readonly GraphNode[], top: string | null, matched: string[] | null): void {
    for (const node of plan) {
      this.run.charge(NODE_STEPS);
      this.values.set(node.key, this.valueOf(node, node.key === top ? matched : null));
    }
  }

  /** The value of a node that was computed or given; null for all others, as in a cycle. */
  get(key: string): Value {
    return this.values.get(key) ?? null;
  }

  private valueOf(node: GraphNode, matched: string[] | null): Value {
    if (node.kind === 'input') return node.type.coerce(this.read(node), this.run);
    if (node.kind === 'service') return serviceFunction(this.graph, node);
    const env = this.run.over(this.scopeOf(node.requires));
    if (node.kind === 'knowledge') return node.make(env);
    const { closure, table } = node.logic;
    return node.type.coerce(table ? table(env, matched) : closure(env), this.run);
  }

  /** The names that requirements bring; those of an import are entries of its name. */
  private scopeOf(requires: readonly Required[]): ReadonlyMap<string, Value> {
    const scope = new Map<string, Value>();
    const imported = new Map<string, Map<string, Value>>();
    for (const { key, prefix } of requires) {
      const node = this.graph.get(key);
      if (!node) continue;
      const known = this.values.get(key);
      const value = known === undefined && node.kind === 'knowledge' ? this.late(node) : known;
      const holder = prefix === '' ? scope : (imported.get(prefix) ?? new Map<string, Value>());
      if (prefix !== '') imported.set(prefix, holder);
      holder.set(node.name, value ?? null);
    }
    for (const [prefix, entries] of imported) scope.set(prefix, entries);
    return scope;
  }

  /** Knowledge may call itself: the function that is being made is found when it is called. */
  private late(node: KnowledgeNode): FunctionValue {
    return new FunctionValue(node.name, node.parameters, (args, run) => {
      const value = this.get(node.key);
      return value instanceof FunctionValue ? value.call(args, run) : null;
    });
  }
}

/** The value of a service: that of its one output decision, or a context of several. */
export function serviceValue(graph: Graph, node: ServiceNode, evaluation: Evaluation): Value {
  const [only] = node.outputs;
  if (node.outputs.length === 1) return evaluation.get(only as string);
  return new Map(
    node.outputs.map((key) => [graph.get(key)?.name ?? '', evaluation.get(key)] as const),
  );
}

const nothing = (): Value => null;

/** A decision service as a function (DMN 1.5 10.4): it sees its arguments and nothing else. */
function serviceFunction(graph: Graph, node: ServiceNode): FunctionValue {
  const names = node.inputs.map((key) => graph.get(key)?.name ?? '');
  let plan: readonly GraphNode[] | null = null;
  return new FunctionValue(node.name, names, (args, run) => {
    run.enterCall();
    const env = (run as Run).apart();
    const given = new Map(
      node.inputs.map((key, at) => {
        const value = args[at] ?? null;
        return [key, graph.get(key)?.type.coerce(value, run) ?? null] as const;
      }),
    );
    const evaluation = new Evaluation(graph, env, nothing, given);
    plan ??= planOf(graph, node.outputs, new Set(node.inputs));
    evaluation.compute(plan, null, null);
    run.leaveCall();
    return node.type.coerce(serviceValue(graph, node, evaluation), run);
  });
}
