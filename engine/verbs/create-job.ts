import { inPart } from '../apply/applier.ts';
import { jobCreated } from '../apply/job-created.ts';
import type { ListenerUse } from '../model/graph.ts';
import type { Heard } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';
import { effect, emit, newId } from './emit.ts';
import { evaluate } from './evaluate.ts';
import { put } from './put.ts';
import { allInSight, inputOf } from './visible.ts';

/** What a job is: its type, how often it is tried, and the script that the worker is to run. */
export type JobUse = ListenerUse;

/** Work for a worker; the script is an input of its own, named `script`. */
export function createJob(run: Run, me: Activation, use: JobUse, heard?: Heard): void {
  const job = newId(run);
  const { node, part } = me;
  const { type, retries, script, inputs } = use;
  emit(run, jobCreated, node.id, me.id, {
    ...inPart(part),
    job,
    of: me.id,
    type,
    ...(heard && { heard }),
  });
  const given = heard ? allInSight(run, me) : inputOf(run, me);
  const input: { [name: string]: Json } = { ...given, ...(script !== null && { script }) };
  for (const { source, target } of inputs) {
    put(input, target, evaluate(run, source, part, me.id).value);
  }
  effect(run, { kind: 'create-job', job, element: node.id, part, type, input, retries });
}

/** Asks a listener of the element; nothing else of it goes on before the job is done. */
export function callListener(run: Run, me: Activation, [on, n]: Heard): boolean {
  const listener = me.node.listeners[on][n];
  if (!listener) return false;
  createJob(run, me, listener, [on, n]);
  return true;
}
