import { elementOf, partOf } from '../apply/applier.ts';
import type { DataEnd } from '../model/data.ts';
import type { ScopePart } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { valueAt } from './visible.ts';

/** Part of the scope that holds a piece of data, seen from an activity; the root without one. */
export function holderOf(run: Run, from: number, { scope }: DataEnd): ScopePart {
  let part = partOf(run.draft, from);
  while (part.owner && (part.scope !== scope || part.first !== undefined)) {
    part = partOf(run.draft, part.owner[0]);
  }
  return part;
}

/** The value of the activity's own data; what is inside a sub-process may have set it. */
export function ownValue(run: Run, { part, id }: Activation, name: string): Json {
  const { local, inner } = elementOf(run.draft, part, id);
  const variables: Variables = inner === undefined ? {} : partOf(run.draft, inner).variables;
  if (Object.hasOwn(variables, name)) return variables[name] as Json;
  if (local && Object.hasOwn(local, name)) return local[name] as Json;
  return valueOfItem(run, part, id, name);
}

/** What only an iteration has: its item. */
function valueOfItem(run: Run, part: number, id: number, name: string): Json {
  const { element, loop } = elementOf(run.draft, part, id);
  const settings = run.graph.nodes.get(element)?.loop;
  const isItem = settings?.kind === 'multi-instance' && settings.item === name;
  return loop !== undefined && isItem ? (valueAt(run, name, part, id) ?? null) : null;
}

/** The value of a piece of data; null while it is not available, or not in the state asked for. */
export function dataAt(run: Run, me: Activation, end: DataEnd): Json {
  const { name, scope, state } = end;
  if (scope === null) return ownValue(run, me, name);
  if (state !== null && holderOf(run, me.part, end).states?.[name] !== state) return null;
  return valueAt(run, name, me.part, 0) ?? null;
}
