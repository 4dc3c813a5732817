import type { Evaluated, Expression, Scope } from '../expression/expression.ts';
import type { Environment } from '../model/environment.ts';
import type { Graph } from '../model/graph.ts';
import { type Body, ITERATIONS_PER_PART, type ScopePart } from '../model/part.ts';
import type { Draft, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { put } from './put.ts';

const has = (object: object, name: string): boolean => Object.hasOwn(object, name);

type Place = Pick<Run, 'draft' | 'graph' | 'env' | 'focus' | 'written'>;

/** Names in scope at the focus, from the activity outwards to the root of the process. */
export function scopeOf(place: Place): Scope {
  const { draft, graph, env, focus, written } = place;
  return {
    now: env.now,
    zone: env.zone,
    resolve: (reference) => env.resolve(reference),
    lookup(name) {
      if (focus.names && has(focus.names, name)) return focus.names[name];
      if (name === 'record') return recordOf(env, written);
      if (name === 'case') return env.case;
      if (name === 'initiator') return env.initiator;
      if (name === 'result' && focus.result !== undefined) return focus.result;
      if (name === 'task' && focus.task !== undefined) return focus.task;
      const found = lookup(draft, graph, name, focus.part, focus.of);
      return found === undefined && name === 'dataState' ? statesAt(draft, focus.part) : found;
    },
  };
}

/** The case as this step has left it so far. */
function recordOf(env: Environment, written: Variables): Json {
  return Object.keys(written).length === 0 ? env.record : { ...env.record, ...written };
}

function lookup(
  draft: Draft,
  graph: Graph,
  name: string,
  from: number,
  of: number,
): Json | undefined {
  let part: ScopePart | undefined = draft.parts.get(from);
  let activation = of;
  while (part) {
    if (activation !== 0) {
      const found = ofActivation(draft, graph, part, activation, name);
      if (found !== undefined) return found;
    }
    if (has(part.variables, name)) return part.variables[name];
    if (!part.owner) return undefined;
    activation = part.owner[1];
    part = draft.parts.get(part.owner[0]);
  }
  return undefined;
}

/** States of all data objects in sight by name, the nearest of each. */
function statesAt(draft: Draft, from: number): Json {
  const states: { [name: string]: Json } = {};
  for (let part = draft.parts.get(from); part; ) {
    for (const [name, state] of Object.entries(part.states ?? {})) {
      if (!has(states, name)) put(states, name, state);
    }
    part = part.owner && draft.parts.get(part.owner[0]);
  }
  return states;
}

/** Local variables of an element instance, its item and counter, and the counts of a body. */
function ofActivation(
  draft: Draft,
  graph: Graph,
  part: ScopePart,
  activation: number,
  name: string,
): Json | undefined {
  const instance = part.elements.find((element) => element.id === activation);
  if (!instance) return undefined;
  if (instance.local && has(instance.local, name)) return instance.local[name];
  const loop = graph.nodes.get(instance.element)?.loop;
  if (instance.loop !== undefined) {
    if (name === 'loopCounter') return instance.loop + 1;
    if (loop?.kind === 'multi-instance' && loop.item === name)
      return part.items?.[instance.loop % ITERATIONS_PER_PART];
  } else if (name === 'loopCounter' && loop?.kind === 'standard') return instance.body?.begun ?? 0;
  if (instance.body) return ofBody(instance.body, name);
  if (!instance.compensates) return undefined;
  // A compensation handler sees what the activity had for itself.
  const [number, id] = instance.compensates;
  const holder = draft.parts.get(number);
  return holder && ofActivation(draft, graph, holder, id, name);
}

/** The counts that BPMN 2.0 table 10.31 defines for multi-instance activities. */
export function bodyCounts({ total, begun, done, removed = [] }: Body): Variables {
  return {
    numberOfInstances: total,
    numberOfActiveInstances: begun - done - removed.length,
    numberOfCompletedInstances: done,
    numberOfTerminatedInstances: removed.length,
  };
}

/** One of them; the short names are those of Activiti and its descendants. */
function ofBody(body: Body, name: string): Json | undefined {
  if (body.total === null || !(name.startsWith('numberOf') || name.startsWith('nrOf'))) {
    return undefined;
  }
  const counts = bodyCounts(body);
  const full = name.replace(/^nrOf/, 'numberOf');
  return has(counts, full) ? counts[full] : undefined;
}

/** Evaluates at a place; `of` is an activation in the part or 0 for the scope itself. */
export function evaluate(
  run: Run,
  expression: Expression,
  part: number,
  of: number,
  result?: Json,
  task?: Json,
): Evaluated {
  point(run, expression, part, of, result, task);
  return expression.evaluate(run.scope);
}

/** The same for a condition; in play mode nobody looks at it. */
export function holds(run: Run, expression: Expression, part: number, of: number): boolean {
  if (run.env.play) return false;
  point(run, expression, part, of, undefined, undefined);
  return expression.test(run.scope);
}

/** The same with further names, which go before all others in sight. */
export function holdsWith(
  run: Run,
  expression: Expression,
  part: number,
  names: Variables,
): boolean {
  point(run, expression, part, 0, undefined, undefined);
  run.focus.names = names;
  return expression.test(run.scope);
}

function point(
  run: Run,
  expression: Expression,
  part: number,
  of: number,
  result: Json | undefined,
  task: Json | undefined,
): void {
  const { focus } = run;
  focus.part = part;
  focus.of = of;
  focus.result = result;
  focus.task = task;
  focus.names = undefined;
  if (expression.text.includes('record')) noteReads(run, expression.text);
}

/** Fields of the record that an expression names, or all when it takes the record as a whole. */
export function noteReads(run: Run, text: string): void {
  const whole = /\brecord\b(?!\s*\.)/u.test(text);
  for (const field of Object.keys(run.env.record)) {
    if (whole || text.includes(field)) put(run.reads, field, run.env.record[field] as Json);
  }
}
