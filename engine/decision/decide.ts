import { fromJson, toJson } from '../expression/json.ts';
import { Run } from '../expression/run.ts';
import { FunctionValue, isContext, type Value } from '../expression/values.ts';
import type { Decision, DecisionResult } from '../model/decision.ts';
import type { Environment } from '../model/environment.ts';
import type { Variables } from '../model/value.ts';
import {
  type DecisionNode,
  Evaluation,
  type Graph,
  type GraphNode,
  type InputNode,
  type KnowledgeNode,
  planOf,
  type ServiceNode,
  serviceValue,
} from './graph.ts';

const lookupIn = (inputs: Variables, name: string) =>
  Object.hasOwn(inputs, name) ? inputs[name] : undefined;

const runOver = (inputs: Variables, env: Environment): Run =>
  new Run({
    lookup: (name) => lookupIn(inputs, name),
    now: env.now,
    zone: env.zone,
    resolve: (reference) => env.resolve(reference),
  });

/** An input of an imported file stands under its import's name, or under its own. */
function inputOf({ name, path }: InputNode, inputs: Variables, run: Run): Value {
  const [first = name, ...rest] = [...path, name];
  let value = fromJson(lookupIn(inputs, first) ?? null, run.scope);
  for (const part of rest) value = isContext(value) ? (value.get(part) ?? null) : null;
  return value ?? fromJson(lookupIn(inputs, name) ?? null, run.scope);
}

function evaluateWith(
  inputs: Variables,
  env: Environment,
  evaluate: (run: Run, matched: string[]) => Value,
): DecisionResult {
  const run = runOver(inputs, env);
  const matched: string[] = [];
  const value = run.evaluate(() => toJson(evaluate(run, matched), run));
  return { value, matched, errors: run.errors ?? [] };
}

const inputNames = (plan: readonly GraphNode[]): readonly string[] =>
  plan.flatMap((node) => (node.kind === 'input' ? [node.name] : []));

/** Made when first asked for: the plans of all decisions of a deep graph would be its square. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A decision of the graph with all that it requires. */
export function decisionOf(graph: Graph, node: DecisionNode): Decision {
  const plan = once(() => planOf(graph, [node.key], new Set()));
  return {
    id: node.id,
    name: node.name,
    get inputs() {
      return inputNames(plan());
    },
    evaluate: (inputs, env) =>
      evaluateWith(inputs, env, (run, matched) => {
        const evaluation = new Evaluation(graph, run, (input) => inputOf(input, inputs, run));
        evaluation.compute(plan(), node.key, matched);
        return evaluation.get(node.key);
      }),
  };
}

/** A decision service, called from outside by the names of its input data and input decisions. */
export function serviceOf(graph: Graph, node: ServiceNode): Decision {
  const known = new Set(node.inputs);
  const plan = once(() => planOf(graph, node.outputs, known));
  const given = node.inputs.flatMap((key) => graph.get(key) ?? []);
  return {
    id: node.id,
    name: node.name,
    inputs: given.map(({ name }) => name),
    evaluate: (inputs, env) =>
      evaluateWith(inputs, env, (run) => {
        const read = ({ key, name, type }: GraphNode) => {
          const value = fromJson(lookupIn(inputs, name) ?? null, run.scope);
          return [key, type.coerce(value, run)] as const;
        };
        const evaluation = new Evaluation(graph, run.apart(), () => null, new Map(given.map(read)));
        evaluation.compute(plan(), null, null);
        return node.type.coerce(serviceValue(graph, node, evaluation), run);
      }),
  };
}

/** A business knowledge model, called from outside by the names of its parameters. */
export function knowledgeOf(graph: Graph, node: KnowledgeNode): Decision {
  const plan = once(() => planOf(graph, [node.key], new Set()));
  return {
    id: node.id,
    name: node.name,
    inputs: node.parameters,
    evaluate: (inputs, env) =>
      evaluateWith(inputs, env, (run) => {
        const evaluation = new Evaluation(graph, run, () => null);
        evaluation.compute(plan(), null, null);
        const found = evaluation.get(node.key);
        const args = node.parameters.map((name) =>
          fromJson(lookupIn(inputs, name) ?? null, run.scope),
        );
        return found instanceof FunctionValue ? found.call(args, run) : null;
      }),
  };
}
