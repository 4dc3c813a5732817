import { fromJson, toJson } from '../expression/json.ts';
import { type Closure, Run } from '../expression/run.ts';
import type { Type } from '../expression/types.ts';
import { FunctionValue, type Value } from '../expression/values.ts';
import type { Decision, DecisionResult } from '../model/decision.ts';
import type { Environment } from '../model/environment.ts';
import type { Variables } from '../model/value.ts';
import type { Logic } from './logic.ts';

/** A node of the requirement graph, compiled; `requires` are ids of nodes. */
export type GraphNode =
  | { readonly kind: 'input'; readonly id: string; readonly name: string; readonly type: Type }
  | {
      readonly kind: 'decision';
      readonly id: string;
      readonly name: string;
      readonly type: Type;
      readonly requires: readonly string[];
      readonly logic: Logic;
    }
  | {
      readonly kind: 'knowledge';
      readonly id: string;
      readonly name: string;
      readonly requires: readonly string[];
      readonly parameters: readonly string[];
      /** Makes the function over the values that it requires. */
      readonly make: Closure;
    };

export type Graph = ReadonlyMap<string, GraphNode>;

/** One evaluation of a decision: every node at most once. */
class Evaluation {
  readonly run: Run;
  readonly matched: string[] = [];
  private readonly graph: Graph;
  private readonly inputs: Variables;
  private readonly values = new Map<string, Value>();

  constructor(graph: Graph, inputs: Variables, env: Environment) {
    this.graph = graph;
    this.inputs = inputs;
    this.run = new Run({
      lookup: (name) => (Object.hasOwn(inputs, name) ? inputs[name] : undefined),
      now: env.now,
      zone: env.zone,
      resolve: (reference) => env.resolve(reference),
    });
  }

  /** The value of a node; `top` is the decision whose rules are reported. */
  valueOf(id: string, top: boolean): Value {
    const known = this.values.get(id);
    if (known !== undefined) return known;
    const node = this.graph.get(id);
    // Null until it is known, so that a cycle ends; the depth of the graph counts as calls do.
    this.values.set(id, null);
    this.run.enterCall();
    const value = node ? this.compute(node, top) : null;
    this.run.leaveCall();
    this.values.set(id, value);
    return value;
  }

  private compute(node: GraphNode, top: boolean): Value {
    if (node.kind === 'input') {
      const json = Object.hasOwn(this.inputs, node.name) ? this.inputs[node.name] : null;
      return node.type.coerce(fromJson(json ?? null, this.run.scope), this.run);
    }
    const env = this.run.over(this.requirements(node.requires));
    if (node.kind === 'knowledge') return node.make(env);
    const { closure, table } = node.logic;
    const value = table ? table(env, top ? this.matched : null) : closure(env);
    return node.type.coerce(value, this.run);
  }

  private requirements(ids: readonly string[]): ReadonlyMap<string, Value> {
    const values = new Map<string, Value>();
    for (const id of ids) {
      const node = this.graph.get(id);
      if (!node) continue;
      values.set(node.name, node.kind === 'knowledge' ? this.late(node) : this.valueOf(id, false));
    }
    return values;
  }

  /** Knowledge may call itself, so its function is made when it is first called. */
  private late(node: Extract<GraphNode, { kind: 'knowledge' }>): FunctionValue {
    const made = (): FunctionValue | null => {
      const value = this.valueOf(node.id, false);
      return value instanceof FunctionValue ? value : null;
    };
    return new FunctionValue(
      node.name,
      node.parameters,
      (args, run) => made()?.call(args, run) ?? null,
    );
  }
}

/** The names of the input data below a node, each once. */
function inputsBelow(graph: Graph, id: string): readonly string[] {
  const seen = new Set([id]);
  const names: string[] = [];
  for (const at of seen) {
    const node = graph.get(at);
    if (node?.kind === 'input') names.push(node.name);
    else for (const other of node?.requires ?? []) seen.add(other);
  }
  return names;
}

/** A decision of the graph with all that it requires. */
export function decisionOf(graph: Graph, id: string, name: string): Decision {
  return {
    id,
    name,
    inputs: inputsBelow(graph, id),
    evaluate(inputs: Variables, env: Environment): DecisionResult {
      const evaluation = new Evaluation(graph, inputs, env);
      const { run } = evaluation;
      const value = run.evaluate(() => toJson(evaluation.valueOf(id, true), run));
      return { value, matched: evaluation.matched, errors: run.errors ?? [] };
    },
  };
}
