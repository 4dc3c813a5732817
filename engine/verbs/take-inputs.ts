import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { inputAwaited } from '../apply/input-awaited.ts';
import { inputSetChosen } from '../apply/input-set-chosen.ts';
import type { DataSet, DataStep, DataUse } from '../model/data.ts';
import type { Failure } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import { associate, isAvailable, ofSet } from './associate.ts';
import { emit, newId } from './emit.ts';
import { type Bag, put } from './put.ts';

/**
 * BPMN 2.0 10.4.2 and 13.3.2: an activity takes its data by the first input set of which all is
 * available that is neither optional nor taken while executing. Answers 'waits' when there is none:
 * the activity is ready until other data comes. One that is tried once more keeps what it had.
 */
export function takeInputs(
  run: Run,
  me: Activation,
  use: DataUse,
  isIteration: boolean,
): Failure | 'waits' | null {
  const step = isIteration ? use.eachStart : use.atStart;
  if (!step) return null;
  const found = step.sets.findIndex((set) => isSetAvailable(run, me, step, set));
  const isMissing = step.sets.length > 0 && found < 0;
  if (isMissing && isIteration) return null;
  if (isMissing && use.waits) return awaitData(run, me);
  return fill(run, me, step, found);
}

/** The same for a sub-process into which a token is put: it takes what is there. */
export function takeInputsNow(run: Run, me: Activation): Failure | null {
  const step = me.node.io?.atStart;
  if (!step || run.env.play) return null;
  return fill(
    run,
    me,
    step,
    step.sets.findIndex((set) => isSetAvailable(run, me, step, set)),
  );
}

/** Is an input set there for an activity that waits for one? */
export function canTakeInputs(run: Run, me: Activation): boolean {
  const step = me.node.io?.atStart;
  return !step || step.sets.some((set) => isSetAvailable(run, me, step, set));
}

function isSetAvailable(run: Run, me: Activation, step: DataStep, set: DataSet): boolean {
  return step.associations.every((association) => {
    const { name, scope } = association.target;
    const isRequired = scope === null && set.required.includes(name);
    return !isRequired || isAvailable(run, me, association);
  });
}

/** The data that an element instance waits for, by the id of its wait. */
const waitOf = (run: Run, { part, id }: Activation): number | undefined =>
  partOf(run.draft, part).waits.find(({ kind, of }) => kind === 'data' && of === id)?.id;

function awaitData(run: Run, me: Activation): 'waits' {
  if (waitOf(run, me) === undefined) {
    emit(run, inputAwaited, me.node.id, me.id, { ...inPart(me.part), data: newId(run), of: me.id });
  }
  return 'waits';
}

function fill(run: Run, me: Activation, step: DataStep, at: number): Failure | null {
  const set = step.sets[at] ?? null;
  const meant = ofSet(step.associations, set, ({ target }) => [target]);
  const there = meant.filter((one) => isAvailable(run, me, one));
  // An iteration sees its item; what the activity had before its inputs must not hide the data.
  const { loop } = elementOf(run.draft, me.part, me.id);
  const done = associate(run, me, there, [me.part, loop === undefined ? 0 : me.id]);
  if ('code' in done) return done;
  const variables: Bag = {};
  for (const { target, value } of done) {
    if (target.scope === null && value !== undefined) put(variables, target.name, value);
  }
  const data = waitOf(run, me);
  if (data === undefined && at <= 0 && Object.keys(variables).length === 0) return null;
  emit(run, inputSetChosen, me.node.id, me.id, {
    ...inPart(me.part),
    ...(set && { set: at }),
    ...(data !== undefined && { data }),
    variables,
  });
  return null;
}
