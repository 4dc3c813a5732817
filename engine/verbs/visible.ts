import { elementOf, partOf } from '../apply/applier.ts';
import { type ElementInstance, ITERATIONS_PER_PART, type ScopePart } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { noteReads } from './evaluate.ts';
import { type Bag, put, putAll } from './put.ts';

const NONE: Variables = Object.freeze({});

/** What the input mappings of an activation made. */
export function localOf(run: Run, me: Activation): Variables {
  return elementOf(run.draft, me.part, me.id).local ?? NONE;
}

/** The mapped and the data inputs, or all variables in sight where there are none of them. */
export function inputOf(run: Run, me: Activation): Variables {
  const { mapping } = me.node;
  const declares = (me.node.io?.inputs.length ?? 0) > 0;
  const isMapped = declares || (mapping && mapping.inputs.length > 0);
  const sight = mapping?.sight ?? (isMapped ? 'mapped' : 'all');
  return sight === 'mapped' ? localOf(run, me) : allInSight(run, me);
}

/** All variables that an activation sees, the nearest of each name. */
export function allInSight(run: Run, me: Activation): Variables {
  const chain: [part: ScopePart, activation: number][] = [];
  let part: ScopePart | undefined = partOf(run.draft, me.part);
  for (let of = me.id; part; ) {
    chain.unshift([part, of]);
    of = part.owner?.[1] ?? 0;
    part = part.owner && run.draft.parts.get(part.owner[0]);
  }
  const all: Bag = {};
  for (const [scope, of] of chain) {
    putAll(all, scope.variables);
    const instance = scope.elements.find(({ id }) => id === of);
    if (instance) putOwn(run, all, scope, instance);
  }
  return all;
}

/** What one element instance sees beside its scope: item and counter, and its own variables. */
function putOwn(run: Run, all: Bag, scope: ScopePart, instance: ElementInstance): void {
  const { loop, local, compensates } = instance;
  const holder = compensates && run.draft.parts.get(compensates[0]);
  const compensated = holder?.elements.find(({ id }) => id === compensates?.[1]);
  if (holder && compensated) putOwn(run, all, holder, compensated);
  if (loop !== undefined) {
    const settings = run.graph.nodes.get(instance.element)?.loop;
    const item = settings?.kind === 'multi-instance' ? settings.item : null;
    const value = scope.items?.[loop % ITERATIONS_PER_PART];
    if (item && value !== undefined) put(all, item, value);
    put(all, 'loopCounter', loop + 1);
  }
  if (local) putAll(all, local);
}

/** The values of some names as an expression of the activation would see them. */
export function namesAt(run: Run, me: Activation, names: readonly string[]): Variables {
  const values: { [name: string]: Json } = {};
  for (const name of names) {
    if (name === 'record') noteReads(run, 'record');
    put(values, name, valueAt(run, name, me.part, me.id) ?? null);
  }
  return values;
}

/** The value of a name at a place; `of` is an activation in the part or 0 for the scope itself. */
export function valueAt(run: Run, name: string, part: number, of: number): Json | undefined {
  const { focus } = run;
  focus.part = part;
  focus.of = of;
  focus.result = undefined;
  focus.task = undefined;
  focus.names = undefined;
  return run.scope.lookup(name);
}
