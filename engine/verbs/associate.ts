import { elementOf, inPart } from '../apply/applier.ts';
import { dataStateChanged } from '../apply/data-state-changed.ts';
import type { DataAssociation, DataEnd, DataSet } from '../model/data.ts';
import type { Failure } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { dataAt, holderOf } from './data-at.ts';
import { emit } from './emit.ts';
import { evaluate } from './evaluate.ts';
import { setVariables } from './map-data.ts';
import { type Bag, put, putAll } from './put.ts';

/** What an association sets. */
export interface Associated {
  readonly target: DataEnd;
  /** Undefined where only the state is set. */
  readonly value: Json | undefined;
}

export const isAvailable = (run: Run, me: Activation, { sources }: DataAssociation): boolean =>
  sources.every((source) => dataAt(run, me, source) !== null);

/** Associations into or out of the set that was chosen; those with other data are left out. */
export const ofSet = (
  associations: readonly DataAssociation[],
  set: DataSet | null,
  end: (association: DataAssociation) => readonly DataEnd[],
): readonly DataAssociation[] =>
  associations.filter((one) =>
    end(one).every(({ name, scope }) => scope !== null || !set || set.names.includes(name)),
  );

/**
 * BPMN 2.0 10.4.2: the transformation's value, else that of the source, replaces the target; then
 * each assignment sets the target or a member of it. Expressions see what the place sees.
 */
export function associate(
  run: Run,
  me: Activation,
  associations: readonly DataAssociation[],
  [part, of]: readonly [part: number, of: number],
): readonly Associated[] | Failure {
  const done: Associated[] = [];
  for (const { sources, target, transformation, assignments } of associations) {
    const [source] = sources;
    let value: Json | undefined;
    if (transformation) {
      const made = evaluate(run, transformation, part, of);
      if (made.value === null && made.errors.length > 0) return failed(target, made.errors);
      value = made.value;
    } else if (assignments.length > 0) value = known(run, me, done, target);
    else if (source) value = dataAt(run, me, source);
    for (const { from, path } of assignments) {
      const made = evaluate(run, from, part, of);
      if (made.value === null && made.errors.length > 0) return failed(target, made.errors);
      value = withMember(value ?? null, path, made.value);
    }
    done.push({ target, value });
  }
  return done;
}

const failed = ({ name }: DataEnd, errors: readonly string[]): Failure => ({
  code: 'mapping-failed',
  detail: `${name}: ${errors.join('; ')}`,
});

/** What a member is set in: the value that an association before gave, or that is there. */
function known(run: Run, me: Activation, done: readonly Associated[], target: DataEnd): Json {
  const before = done.findLast(
    ({ target: { name, scope } }) => name === target.name && scope === target.scope,
  );
  return before?.value ?? dataAt(run, me, { ...target, state: null });
}

function withMember(value: Json, [first, ...rest]: readonly string[], member: Json): Json {
  if (first === undefined) return member;
  const isContext = value !== null && typeof value === 'object' && !Array.isArray(value);
  const bag: Bag = {};
  if (isContext) putAll(bag, value as Variables);
  const inner = Object.hasOwn(bag, first) ? (bag[first] as Json) : null;
  put(bag, first, withMember(inner, rest, member));
  return bag;
}

/** Sets what associations gave in the scopes that hold it, and the states that they name. */
export function writeData(run: Run, me: Activation, done: readonly Associated[]): void {
  for (const { target, value } of done) {
    const { name, scope, state } = target;
    if (scope === null) {
      if (value !== undefined) setVariables(run, me, me.part, me.id, { [name]: value });
      continue;
    }
    const { part, states } = holderOf(run, me.part, target);
    if (value !== undefined) setVariables(run, me, part, undefined, { [name]: value });
    if (state === null || states?.[name] === state) continue;
    emit(run, dataStateChanged, me.node.id, me.id, { ...inPart(part), name, state });
  }
}

/** Where output associations are evaluated: the inner scope of a sub-process, else the activity. */
export function endOf(run: Run, { part, id }: Activation): readonly [part: number, of: number] {
  const { inner } = elementOf(run.draft, part, id);
  return inner === undefined ? [part, id] : [inner, 0];
}
