import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { outputSetChosen } from '../apply/output-set-chosen.ts';
import type { DataSet, DataStep, DataUse } from '../model/data.ts';
import type { Failure } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { associate, endOf, isAvailable, ofSet, writeData } from './associate.ts';
import { ownValue } from './data-at.ts';
import { emit } from './emit.ts';
import { setVariables } from './map-data.ts';
import { type Bag, put } from './put.ts';

/**
 * What an activity or event delivers becomes its data outputs: by their names or, of all but user
 * tasks, as a whole the only one. Answers what is left for the scope.
 */
export function takeDelivered(
  run: Run,
  me: Activation,
  { outputs }: DataUse,
  delivered: Variables | null,
): Variables | null {
  const given = delivered ?? startedWith(run, me);
  if (!given || outputs.length === 0) return delivered;
  const own: Bag = {};
  const rest: Bag = {};
  for (const [name, value] of Object.entries(given)) {
    put(outputs.includes(name) ? own : rest, name, value);
  }
  const [only, ...others] = outputs;
  const isWhole = Object.keys(own).length === 0 && others.length === 0 && only !== undefined;
  const takesWhole = isWhole && me.node.type !== 'bpmn:UserTask';
  if (takesWhole) put(own, only, wholeOf(me, given));
  if (Object.keys(own).length > 0) setVariables(run, me, me.part, me.id, own);
  return takesWhole || !delivered ? null : rest;
}

/** What came with the event that began the process is in its variables already. */
function startedWith(run: Run, { node, part }: Activation): Variables | null {
  if (node.type !== 'bpmn:StartEvent') return null;
  const { owner, variables } = partOf(run.draft, part);
  return owner || Object.keys(variables).length === 0 ? null : variables;
}

/** The value of a script or decision bears the id of its element where nothing names it. */
function wholeOf({ node }: Activation, given: Variables): Json {
  const [name, ...others] = Object.keys(given);
  return name === node.id && others.length === 0 ? (given[name] as Json) : given;
}

/**
 * BPMN 2.0 10.4.2: the first output set that is available, and may follow the input set, goes by
 * its associations to the data around. The specification's runtime exception where there is none
 * is an incident, so that an operator can give what is missing.
 */
export function giveOutputs(run: Run, me: Activation, step: DataStep): Failure | null {
  const { inputSet = 0 } = elementOf(run.draft, me.part, me.id);
  const chosen = chooseOutputs(step.sets, inputSet, (name) => ownValue(run, me, name) !== null);
  if (typeof chosen === 'object' && chosen) return chosen;
  const set = chosen === null ? null : (step.sets[chosen] ?? null);
  const meant = ofSet(step.associations, set, ({ sources }) => sources);
  const there = meant.filter((one) => isAvailable(run, me, one));
  const done = associate(run, me, there, endOf(run, me));
  if ('code' in done) return done;
  if (chosen !== null && step.sets.length > 1) {
    emit(run, outputSetChosen, me.node.id, me.id, { ...inPart(me.part), set: chosen });
  }
  writeData(run, me, done);
  return null;
}

/** Number of the output set; null where none is declared. */
export function chooseOutputs(
  sets: readonly DataSet[],
  inputSet: number,
  isThere: (name: string) => boolean,
): number | null | Failure {
  if (sets.length === 0) return null;
  const allowed = (set: DataSet): boolean => set.after === null || set.after.includes(inputSet);
  const at = sets.findIndex((set) => allowed(set) && set.required.every(isThere));
  if (at >= 0) return at;
  const missing = sets
    .filter(allowed)
    .map(({ required }) => required.filter((one) => !isThere(one)));
  const detail = missing.map((names) => names.join(', ')).join('; or ');
  return { code: 'output-missing', detail: `Expected the data outputs ${detail} but found none` };
}
