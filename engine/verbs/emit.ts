import { type Applier, openDraft } from '../apply/applier.ts';
import type { Effect } from '../model/effect.ts';
import type { Environment } from '../model/environment.ts';
import type { Graph } from '../model/graph.ts';
import type { Instance } from '../model/instance.ts';
import type { Focus, Run } from '../model/run.ts';
import type { Id, Json, Variables } from '../model/value.ts';
import { scopeOf } from './evaluate.ts';
import { noteChange } from './note-change.ts';

/** A step that has not begun. */
export function openRun(
  graph: Graph,
  instance: Instance | null,
  id: Id,
  env: Environment,
  former = graph,
): Run {
  const focus: Focus = { part: 0, of: 0, result: undefined, task: undefined, names: undefined };
  const draft = openDraft(instance, id);
  const written: { [field: string]: Json } = {};
  return {
    graph,
    former,
    env,
    draft,
    records: [],
    effects: [],
    ids: [],
    reads: {},
    scope: scopeOf({ draft, graph, env, focus, written }),
    written,
    focus,
    queue: [],
    head: 0,
    activations: 0,
    changes: [],
    unsettled: new Set(),
    compensations: [],
  };
}

/** Writes a record and applies it at once; answers its number. */
export function emit<D extends object>(
  run: Run,
  applier: Applier<D>,
  element: string,
  instance: Id,
  data: D,
): number {
  const { draft } = run;
  const n = draft.n + 1;
  draft.n = n;
  const record = {
    n,
    kind: applier.kind,
    v: applier.v,
    at: run.env.now,
    element,
    instance,
    data: data as unknown as Variables,
  };
  run.records.push(record);
  applier.apply(draft, record, data);
  if (run.graph.conditional) noteChange(run, record);
  return n;
}

/**
 * Counts work that grows with what is in a scope towards the limit of a step: a join crowded with
 * tokens must end in an incident, not in hours.
 */
export function spend(run: Run, items: number): void {
  run.activations += items >> 6;
}

export function effect(run: Run, wanted: Effect): void {
  run.effects.push(wanted);
}

/** Draws an id and remembers it, so that the event can be replayed. */
export function newId(run: Run): Id {
  const id = run.env.nextId();
  run.ids.push(id);
  return id;
}
