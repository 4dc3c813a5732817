import type {
  DataAssignment,
  DataAssociation,
  DataEnd,
  DataSet,
  DataStep,
  DataUse,
  ScopeData,
} from '../model/data.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { dataNameOf, objectsOf, ownDataOf } from './data-names.ts';
import { childOf, listOf } from './reader.ts';

const namesOf = (data: readonly XmlNode[]): string[] =>
  data.map(dataNameOf).filter((name): name is string => name !== null);

/** BPMN 2.0 10.4: data of an activity or event; null where it declares and associates none. */
export function readData(node: XmlNode, at: Reader): DataUse | null {
  const io = childOf(node, 'ioSpecification') ?? node;
  const reads = listOf(node, 'dataInputAssociations');
  const writes = listOf(node, 'dataOutputAssociations');
  const own = namesOf(ownDataOf(node));
  if (own.length === 0 && reads.length + writes.length === 0) return null;
  const isActivity = io !== node;
  const inputSets = isActivity ? listOf(io, 'inputSets') : [];
  const input: DataStep = {
    sets: inputSets.map((set) => readSet(set, INPUT_SET, null)),
    associations: reads.flatMap((one) => readAssociation(one, node, at) ?? []),
  };
  const output: DataStep = {
    sets: (isActivity ? listOf(io, 'outputSets') : []).map((set) =>
      readSet(set, OUTPUT_SET, after(set, inputSets)),
    ),
    associations: writes.flatMap((one) => readAssociation(one, node, at) ?? []),
  };
  return {
    own: new Set(own),
    inputs: namesOf(listOf(io, 'dataInputs')),
    outputs: namesOf(listOf(io, 'dataOutputs')),
    waits: input.sets.length > 0,
    ...divide(node, input, output),
  };
}

type Steps = Pick<DataUse, 'atStart' | 'atEnd' | 'eachStart' | 'eachEnd'>;

const stepOf = (step: DataStep): DataStep | null =>
  step.sets.length + step.associations.length > 0 ? step : null;

/**
 * What a loop does once and what in each iteration: each round of a standard loop reads and writes
 * all; in a multi-instance activity what comes from the item is read, and what is not the
 * collection written, by each instance.
 */
function divide(node: XmlNode, input: DataStep, output: DataStep): Steps {
  const loop = childOf(node, 'loopCharacteristics');
  if (!loop) {
    return { atStart: stepOf(input), atEnd: stepOf(output), eachStart: null, eachEnd: null };
  }
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') {
    const atStart = stepOf(input);
    return { atStart, atEnd: null, eachStart: atStart, eachEnd: stepOf(output) };
  }
  const item = nameOrNull(childOf(loop, 'inputDataItem'));
  const whole = nameOrNull(childOf(loop, 'loopDataOutputRef'));
  const ofItem = ({ sources }: DataAssociation): boolean =>
    item !== null && sources.some(({ name, scope }) => scope === null && name === item);
  const ofWhole = ({ sources }: DataAssociation): boolean =>
    sources.some(({ name, scope }) => scope === null && name === whole);
  const filled = new Set(input.associations.filter(ofItem).map(({ target }) => target.name));
  return {
    atStart: part(
      input,
      (one) => !ofItem(one),
      (name) => !filled.has(name),
    ),
    eachStart: stepOf({ sets: [], associations: input.associations.filter(ofItem) }),
    atEnd: part(output, ofWhole, (name) => name === whole),
    eachEnd: part(
      output,
      (one) => !ofWhole(one),
      (name) => name !== whole,
    ),
  };
}

function part(
  { sets, associations }: DataStep,
  isMeant: (association: DataAssociation) => boolean,
  isNamed: (name: string) => boolean,
): DataStep | null {
  return stepOf({
    sets: sets.map(({ names, required, after }) => ({
      names: names.filter(isNamed),
      required: required.filter(isNamed),
      after,
    })),
    associations: associations.filter(isMeant),
  });
}

const nameOrNull = (data: XmlNode | null): string | null => data && dataNameOf(data);

const INPUT_SET = ['dataInputRefs', 'optionalInputRefs', 'whileExecutingInputRefs'] as const;
const OUTPUT_SET = ['dataOutputRefs', 'optionalOutputRefs', 'whileExecutingOutputRefs'] as const;

/** What is taken or given while it executes must not be there at its beginning, or its end. */
function readSet(
  set: XmlNode,
  [all, ...parts]: typeof INPUT_SET | typeof OUTPUT_SET,
  after: readonly number[] | null,
): DataSet {
  const names = namesOf(listOf(set, all));
  const left = new Set(parts.flatMap((name) => namesOf(listOf(set, name))));
  return {
    names: [...new Set([...names, ...left])],
    required: names.filter((name) => !left.has(name)),
    after,
  };
}

/** The input sets that an output set may follow: either of the two may say so. */
function after(set: XmlNode, inputSets: readonly XmlNode[]): readonly number[] | null {
  const named = new Set(listOf(set, 'inputSetRefs'));
  const numbers = inputSets.flatMap((one, n) =>
    named.has(one) || listOf(one, 'outputSetRefs').includes(set) ? [n] : [],
  );
  return numbers.length > 0 ? numbers : null;
}

/** BPMN 2.0 table 10.67; null where an end of it is only drawn and nothing is left to do. */
function readAssociation(association: XmlNode, owner: XmlNode, at: Reader): DataAssociation | null {
  const targetNode = childOf(association, 'targetRef');
  const target = targetNode && endOf(targetNode, owner);
  if (!target || !targetNode) return null;
  const sources = listOf(association, 'sourceRef').flatMap((one) => endOf(one, owner) ?? []);
  const made = childOf(association, 'transformation');
  const transformation =
    made && at.expression(at.body(association, 'transformation'), made, at.text(made, 'language'));
  const assignments = listOf(association, 'assignment').flatMap(
    (one) => readAssignment(one, targetNode, at) ?? [],
  );
  const isStored = target.stored || sources.some(({ stored }) => stored);
  const isDrawn = sources.length === 0 && !transformation && assignments.length === 0;
  if (isStored && !isDrawn) at.problem('data/store-not-run', owner, target.name);
  if (isStored || (isDrawn && target.state === null)) return null;
  return { sources, target, transformation, assignments };
}

function endOf(data: XmlNode, owner: XmlNode): DataEnd | null {
  const name = dataNameOf(data);
  if (name === null) return null;
  const holder = childOf(data, 'dataObjectRef') ?? data;
  const around = containerOf(holder);
  const state = childOf(data, 'dataState');
  const stateName = state?.get('name');
  return {
    name,
    scope: around === owner || around === null ? null : String(around.get('id') ?? ''),
    state: typeof stateName === 'string' && stateName !== '' ? stateName : null,
    stored: data.$type === 'bpmn:DataStoreReference' || data.$type === 'bpmn:DataStore',
  };
}

/** What declares a piece of data: an activity, an event, a process or a sub-process. */
function containerOf(data: XmlNode): XmlNode | null {
  const parts = new Set(['bpmn:InputOutputSpecification', 'bpmn:MultiInstanceLoopCharacteristics']);
  let at = data.$parent;
  while (at && parts.has(at.$type)) at = at.$parent;
  return at ?? null;
}

/** `to` names the target, or a member of it, as a path; its first name may be left out. */
function readAssignment(one: XmlNode, target: XmlNode, at: Reader): DataAssignment | null {
  const language = childOf(one, 'from');
  const from = at.expression(at.body(one, 'from'), one, language && at.text(language, 'language'));
  if (!from) return null;
  const text = (at.body(one, 'to') ?? '').replace(/^[$#]\{(.*)\}$/, '$1').trim();
  const known = [dataNameOf(target), target.get('name'), target.get('id')];
  const name = known.find(
    (found) => typeof found === 'string' && (text === found || text.startsWith(`${found}.`)),
  );
  const rest = typeof name === 'string' ? text.slice(name.length) : text;
  return { from, path: rest.split('.').flatMap((member) => member.trim() || []) };
}

/** What a process or sub-process declares; null for nothing. */
export function readScopeData(container: XmlNode): ScopeData | null {
  const objects = namesOf(objectsOf(container));
  const io = container.$type === 'bpmn:Process' ? childOf(container, 'ioSpecification') : null;
  const outputs = io ? listOf(io, 'dataOutputs') : [];
  if (objects.length + outputs.length === 0) return null;
  const sets = io && outputs.length > 0 ? listOf(io, 'outputSets') : [];
  return { objects, outputSets: sets.map((set) => readSet(set, OUTPUT_SET, null)) };
}
