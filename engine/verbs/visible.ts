import { elementOf, partOf } from '../apply/applier.ts';
import type { ScopePart } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { noteReads } from './evaluate.ts';
import { put } from './map-data.ts';

const NONE: Variables = Object.freeze({});

/** What the input mappings of an activation made. */
export function localOf(run: Run, me: Activation): Variables {
  return elementOf(run.draft, me.part, me.id).local ?? NONE;
}

/** The mapped inputs, or all variables in sight where nothing is mapped. */
export function inputOf(run: Run, me: Activation): Variables {
  if (me.node.mapping && me.node.mapping.inputs.length > 0) return localOf(run, me);
  const chain: ScopePart[] = [];
  let part: ScopePart | undefined = partOf(run.draft, me.part);
  while (part) {
    chain.unshift(part);
    part = part.owner && run.draft.parts.get(part.owner[0]);
  }
  const all: { [name: string]: Json } = {};
  for (const { variables } of chain) {
    for (const name of Object.keys(variables)) put(all, name, variables[name] as Json);
  }
  const item = me.node.loop?.item;
  for (const name of item ? [item, 'loopCounter'] : []) {
    const [value] = Object.values(namesAt(run, me, [name]));
    if (value !== undefined && value !== null) put(all, name, value);
  }
  return all;
}

/** The values of some names as an expression of the activation would see them. */
export function namesAt(run: Run, me: Activation, names: readonly string[]): Variables {
  const { focus } = run;
  focus.part = me.part;
  focus.of = me.id;
  focus.result = undefined;
  focus.task = undefined;
  const values: { [name: string]: Json } = {};
  for (const name of names) {
    if (name === 'record') noteReads(run, 'record');
    put(values, name, run.scope.lookup(name) ?? null);
  }
  return values;
}
