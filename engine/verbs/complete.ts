import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { bodyClosed } from '../apply/body-closed.ts';
import { bodyParts } from '../apply/body-parts.ts';
import { elementCompleted } from '../apply/element-completed.ts';
import { flowTaken } from '../apply/flow-taken.ts';
import { iterationEnded } from '../apply/iteration-ended.ts';
import { scopeClosed } from '../apply/scope-closed.ts';
import { EngineError } from '../errors.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import type { Failure, Flow, Node, Path } from '../model/graph.ts';
import type { Body, ElementInstance, Seat } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { endsWithIt } from './ad-hoc.ts';
import { throwFromBody, thrownBy } from './behave.ts';
import { callListener } from './create-job.ts';
import { emit } from './emit.ts';
import { evaluate, holds } from './evaluate.ts';
import { flowsPlayed } from './flows-played.ts';
import { giveOutputs, takeDelivered } from './give-outputs.ts';
import { beginIterations, repeats } from './iterate.ts';
import { hasHandler, keepingIn, keepsInside } from './keep.ts';
import { collect, mapOutputs } from './map-data.ts';
import { clearIncidents, raiseIncident } from './raise-incident.ts';
import { takeSeat } from './take-seat.ts';
import { emptyScope } from './terminate.ts';
import { withdrawAll } from './withdraw.ts';

export function nodeOf(run: Run, element: string): Node {
  const node = run.graph.nodes.get(element);
  if (!node)
    throw new EngineError('unknown-node', `Expected element ${element} but it is not there`);
  return node;
}

/**
 * Ends an element instance as it should: outputs, then its flows. `delivered` is what came with
 * its task, message, job or call. What fails here holds the instance in `completing`.
 */
export function complete(run: Run, me: Activation, delivered: Variables | null = null) {
  const { node } = me;
  const instance = elementOf(run.draft, me.part, me.id);
  move(
    lifecycles.elementInstance,
    instance.state ?? 'active',
    instance.state ? 'retry' : 'complete',
  );
  const isBody = node.loop !== null && instance.loop === undefined;
  if (run.env.play) return completeAfterListeners(run, me, null);
  const failure = deliver(run, me, delivered, isBody, instance.loop !== undefined);
  if (failure) return raiseIncident(run, me, failure, 'complete', delivered ?? undefined);
  if (!isBody && callListener(run, me, ['end', 0])) return;
  completeAfterListeners(run, me, delivered);
}

/** Data outputs go to the data around by their associations, all else by the output mappings. */
function deliver(
  run: Run,
  me: Activation,
  delivered: Variables | null,
  isBody: boolean,
  isIteration: boolean,
): Failure | null {
  const { io, mapping } = me.node;
  if (!io) return isBody || !(delivered || mapping) ? null : mapOutputs(run, me, delivered);
  const rest = isBody ? null : takeDelivered(run, me, io, delivered);
  const step = isIteration ? io.eachEnd : io.atEnd;
  const failure = step && giveOutputs(run, me, step);
  if (failure || isBody || !(rest || mapping)) return failure;
  return mapOutputs(run, me, mapping && mapping.outputs.length > 0 ? delivered : rest);
}

/** The rest of it: collects, or lets tokens go on. */
export function completeAfterListeners(run: Run, me: Activation, delivered: Variables | null) {
  const { node } = me;
  const instance = elementOf(run.draft, me.part, me.id);
  if (instance.loop !== undefined) return completeIteration(run, me, instance, delivered);
  if (instance.back) {
    finish(run, me, instance);
    return takeSeat(run, me.part, instance.back);
  }
  const flows = node.conditional ? chooseFlows(run, me) : node.outgoing;
  if (flows === null) return raiseIncident(run, me, noFlow(node), 'complete');
  finish(run, me, instance);
  if (!endsWithIt(run, me)) takeFlows(run, me, flows);
}

/** Ends an element instance that chose its flows itself, as gateways do. */
export function completeWith(run: Run, me: Activation, flows: readonly Flow[]): void {
  finish(run, me, elementOf(run.draft, me.part, me.id));
  takeFlows(run, me, flows);
}

/** Ends an element instance whose flow leads to something that its caller enters at once. */
export function completeAndHandOn(run: Run, me: Activation, flow: Flow): void {
  finish(run, me, elementOf(run.draft, me.part, me.id));
  emit(run, flowTaken, flow.id, me.id, inPart(me.part));
}

function finish(run: Run, me: Activation, instance: ElementInstance): void {
  const at = inPart(me.part);
  const { inner } = instance;
  if (inner !== undefined) withdrawAll(run, inner, 0);
  const keeps = keepsInside(run, me.node, instance);
  if (inner !== undefined && !keeps) emit(run, scopeClosed, me.node.id, me.id, { ...at, inner });
  withdrawAll(run, me.part, me.id);
  clearIncidents(run, me.part, me.id);
  const kept = keeps || hasHandler(run, me.node, instance);
  // Most records say nothing more: they share one value, since a step may write 100,000 of them.
  const data =
    kept || instance.compensation
      ? {
          ...at,
          ...(kept && keepingIn(run, me.part)),
          ...(instance.compensation && { stays: true as const }),
        }
      : at;
  emit(run, elementCompleted, me.node.id, me.id, data);
  if (instance.compensates) {
    run.compensations.push({ at: instance.compensates, handler: 'completed' });
  }
  run.unsettled.add(me.part);
}

export const noFlow = (node: Node): Failure => ({
  code: 'no-flow-chosen',
  detail: `Expected a condition of ${node.id} to hold or a default flow but found neither`,
});

/** BPMN 2.0 13.3.1: every condition that holds gets a token, else the default flow. */
export function chooseFlows(run: Run, me: Activation): readonly Flow[] | null {
  const { outgoing, defaultFlow } = me.node;
  if (run.env.play) return flowsPlayed(run, me.node);
  // Where nothing leads on, the token ends.
  if (outgoing.length === 0) return outgoing;
  const chosen = outgoing.filter(
    (flow) =>
      flow !== defaultFlow &&
      (flow.condition === null || holds(run, flow.condition, me.part, me.id)),
  );
  if (chosen.length > 0) return chosen;
  return defaultFlow ? [defaultFlow] : null;
}

/**
 * Forks that a token remembers. In a loop through a fork whose branches never join, paths would
 * grow for ever; the forks before are found in the records, since each tells its own path.
 */
const FORKS_MAX = 32;

/** The path of one of several tokens that come out of an activation. */
export function branch(path: Path, fork: number, flow: number): Path {
  const kept = path && path.length >= 2 * FORKS_MAX ? path.slice(2) : (path ?? []);
  return [...kept, fork, flow];
}

/**
 * Sends a token over each flow, as many as the completion quantity says. A fork pushes itself on
 * the branch path; the second token of a flow counts on from the number of flows.
 */
function takeFlows(run: Run, me: Activation, flows: readonly Flow[]): void {
  const { node, part, path } = me;
  const forks = flows.length * node.completionQuantity > 1;
  for (let round = 0; round < node.completionQuantity; round++) {
    for (const flow of flows) {
      const index = round * node.outgoing.length + flow.outIndex;
      const next = forks ? branch(path, me.id, index) : path;
      emit(run, flowTaken, flow.id, me.id, inPart(part));
      run.queue.push({ node: flow.target, part, flow, path: next, loop: null });
    }
  }
}

/** One iteration of a multi-instance activity is done: collect, then go on, or end the body. */
function completeIteration(
  run: Run,
  me: Activation,
  instance: ElementInstance,
  delivered: Variables | null,
) {
  const index = instance.loop as number;
  const loop = me.node.loop?.kind === 'multi-instance' ? me.node.loop : null;
  const [part, bodyId] = partOf(run.draft, me.part).owner as readonly [number, number];
  const from = instance.inner ?? me.part;
  const of = instance.inner === undefined ? me.id : 0;
  const found = loop?.output ? evaluate(run, loop.output, from, of) : null;
  if (found && found.value === null && found.errors.length > 0) {
    const detail = `${loop?.output?.text}: ${found.errors.join('; ')}`;
    const failure = { code: 'mapping-failed', detail };
    return raiseIncident(run, me, failure, 'complete', delivered ?? undefined);
  }
  const output: Json | undefined = found?.value;
  emit(run, iterationEnded, me.node.id, bodyId, {
    ...inPart(part),
    index,
    ...(output !== undefined && { output }),
  });
  const enough = loop?.completion ? holds(run, loop.completion, from, of) : false;
  const { body, path = null } = elementOf(run.draft, part, bodyId);
  const thrown = loop ? thrownBy(run, loop.behaviours, body?.done ?? 0, from, of) : [];
  finish(run, me, instance);
  const goesOn = throwFromBody(run, { node: me.node, part, id: bodyId, path }, thrown);
  if (goesOn) goOnWithBody(run, me.node, [part, bodyId], enough);
}

/** An iteration is over: the body ends when there was enough or no more comes. */
export function goOnWithBody(run: Run, node: Node, [part, id]: Seat, enough: boolean): void {
  const { body: found, path = null } = elementOf(run.draft, part, id);
  const { loop } = node;
  const body = found as Body;
  const whole: Activation = { node, part, id, path };
  if (enough || isLast(run, whole, body)) endBody(run, whole, body);
  else if (loop?.kind !== 'multi-instance' || loop.sequential)
    beginIterations(run, whole, body.begun + 1);
}

function isLast(run: Run, whole: Activation, body: Body): boolean {
  const { loop } = whole.node;
  if (loop?.kind !== 'standard') return body.done + (body.removed?.length ?? 0) === body.total;
  return !repeats(run, whole, loop, body.done);
}

/** What is still running is cancelled, outputs go to their collection, the body completes. */
function endBody(run: Run, whole: Activation, body: Body): void {
  const outputs: Json[] = [];
  for (const part of bodyParts(body)) {
    emptyScope(run, part);
    const { outputs: given = [], first = 0 } = partOf(run.draft, part);
    outputs.push(...given.filter((_, i) => !body.removed?.includes(first + i)));
  }
  const loop = whole.node.loop?.kind === 'multi-instance' ? whole.node.loop : null;
  if (loop?.output && loop.outputCollection) {
    collect(run, whole, loop.outputCollection, outputs);
  }
  if (!keepsInside(run, whole.node, elementOf(run.draft, whole.part, whole.id))) {
    emit(run, bodyClosed, whole.node.id, whole.id, inPart(whole.part));
  }
  complete(run, whole);
}
