import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { noticeSent } from '../apply/notice-sent.ts';
import { recordWritten } from '../apply/record-written.ts';
import { variablesSet } from '../apply/variables-set.ts';
import type { Failure, MappingLine } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json, Variables } from '../model/value.ts';
import { effect, emit } from './emit.ts';
import { evaluate } from './evaluate.ts';
import { type Bag, put } from './put.ts';

/** Evaluates lines in the scope of an activation; a line that gives only errors is a failure. */
function evaluateLines(
  run: Run,
  lines: readonly MappingLine[],
  part: number,
  of: number,
  result?: Json,
): { readonly variables: Variables; readonly record: Variables } | Failure {
  const variables: Bag = {};
  const record: Bag = {};
  for (const { source, target } of lines) {
    const { value, errors } = evaluate(run, source, part, of, result);
    if (value === null && errors.length > 0) {
      return { code: 'mapping-failed', detail: `${target}: ${errors.join('; ')}` };
    }
    if (target.startsWith('record.')) put(record, target.slice('record.'.length), value);
    else put(variables, target, value);
  }
  return { variables, record };
}

/** Input mappings make variables that only this activation sees. */
export function mapInputs(run: Run, me: Activation): Failure | null {
  const mapping = me.node.mapping;
  if (!mapping || mapping.inputs.length === 0 || run.env.play) return null;
  const mapped = evaluateLines(run, mapping.inputs, me.part, me.id);
  if ('code' in mapped) return mapped;
  emit(run, variablesSet, me.node.id, me.id, {
    ...inPart(me.part),
    of: me.id,
    variables: mapped.variables,
  });
  writeRecord(run, me, mapped.record);
  return null;
}

/**
 * Output mappings see `result`; without any, what the activity delivered goes to the scope.
 * `from` is where they are evaluated: the inner scope of a sub-process, else the activity.
 */
export function mapOutputs(run: Run, me: Activation, delivered: Variables | null): Failure | null {
  const { outputs, delivers = null } = me.node.mapping ?? {};
  if (delivered && delivers === 'local') setVariables(run, me, me.part, me.id, delivered);
  if (delivered && delivers === 'scope') assign(run, me, delivered);
  if (delivers !== null && !outputs?.length) return null;
  if (!outputs || outputs.length === 0) {
    if (delivered) assign(run, me, delivered);
    return null;
  }
  const inner = elementOf(run.draft, me.part, me.id).inner;
  const result = delivered ?? {};
  const mapped =
    inner === undefined
      ? evaluateLines(run, outputs, me.part, me.id, result)
      : evaluateLines(run, outputs, inner, 0, result);
  if ('code' in mapped) return mapped;
  assign(run, me, mapped.variables);
  writeRecord(run, me, mapped.record);
  return null;
}

/**
 * Sets variables as seen from an activation. Each goes where its name already lives around it,
 * else to the iteration it belongs to, else to the root: what a step inside a sub-process learns
 * is meant for the whole process, what an iteration learns is its own. The rounds of a standard
 * loop have nothing of their own: the next round and the condition see what they learn.
 */
export function assign(run: Run, me: Activation, variables: Variables) {
  const names = Object.keys(variables);
  if (names.length === 0) return;
  if (me.part === 0) return setVariables(run, me, 0, undefined, variables);
  const places = new Map<string, { part: number; of: number | undefined; bag: Bag }>();
  for (const name of names) {
    const place = homeOf(run, me, name);
    const key = `${place.part} ${place.of ?? ''}`;
    const known = places.get(key) ?? { ...place, bag: {} };
    put(known.bag, name, variables[name] as Json);
    places.set(key, known);
  }
  for (const { part, of, bag } of places.values()) setVariables(run, me, part, of, bag);
}

function homeOf(run: Run, me: Activation, name: string): { part: number; of: number | undefined } {
  let number = me.part;
  let activation = me.id;
  let child: number | null = null;
  for (;;) {
    const part = partOf(run.draft, number);
    const iterates = part.first !== undefined;
    if (iterates && run.graph.nodes.get(part.scope)?.loop?.kind === 'multi-instance') {
      return child === null ? { part: number, of: activation } : { part: child, of: undefined };
    }
    if (!part.owner || Object.hasOwn(part.variables, name)) return { part: number, of: undefined };
    child = number;
    [number, activation] = part.owner;
    // What the inputs of a sub-process made lives with the sub-process.
    const { local } = elementOf(run.draft, number, activation);
    if (local && Object.hasOwn(local, name)) return { part: number, of: activation };
  }
}

/** Sets variables of a scope or, with `of`, of one activation. */
export function setVariables(
  run: Run,
  me: Activation,
  part: number,
  of: number | undefined,
  variables: Variables,
): void {
  // A complex gateway may wait for them.
  run.unsettled.add(part);
  const data =
    part === 0 && of === undefined
      ? { variables }
      : { ...inPart(part), ...(of !== undefined && { of }), variables };
  emit(run, variablesSet, me.node.id, me.id, data);
}

/** The outputs of a multi-instance activity: its data output, or a variable around it. */
export function collect(run: Run, whole: Activation, name: string, outputs: readonly Json[]): void {
  const variables = { [name]: outputs };
  if (whole.node.io?.own.has(name)) setVariables(run, whole, whole.part, whole.id, variables);
  else assign(run, whole, variables);
}

/** Sets fields of the case. */
export function writeRecord(run: Run, me: Activation, fields: Variables): void {
  if (Object.keys(fields).length === 0) return;
  for (const name of Object.keys(fields)) put(run.written, name, fields[name] as Json);
  emit(run, recordWritten, me.node.id, me.id, { ...inPart(me.part), fields });
  effect(run, { kind: 'write-record', fields });
}

/** Sends the notices of an element that was entered. */
export function sendNotices(run: Run, me: Activation): Failure | null {
  for (const { name, data } of me.node.notices) {
    const mapped = evaluateLines(run, data, me.part, me.id);
    if ('code' in mapped) return mapped;
    emit(run, noticeSent, me.node.id, me.id, { ...inPart(me.part), notice: name });
    effect(run, { kind: 'notify', notice: name, data: mapped.variables });
  }
  return null;
}
