import { closeDraft } from './apply/applier.ts';
import { drain } from './drain.ts';
import type { Definition } from './model/definition.ts';
import type { Environment } from './model/environment.ts';
import type { EngineEvent } from './model/event.ts';
import type { Graph } from './model/graph.ts';
import type { Instance } from './model/instance.ts';
import type { StepResult } from './model/result.ts';
import type { Id } from './model/value.ts';
import { operate } from './operations/index.ts';
import { openRun } from './verbs/emit.ts';

/**
 * One step of an instance: pure, run to quiescence. `instance` is null only for `start`; `id` is
 * the id of the process instance. What the model provides for failing becomes incidents; what is
 * not allowed is answered with a code and changes nothing.
 */
export function step(
  definition: Definition,
  instance: Instance | null,
  id: Id,
  event: EngineEvent,
  env: Environment,
): StepResult {
  const to = event.kind === 'migrate' ? env.definition?.(event.to) : definition;
  if (!to) return { ok: false, code: 'unknown-definition', detail: 'Expected another version' };
  // Only `compile` makes definitions, and what it makes is the graph.
  const run = openRun(to as Graph, instance, id, env, definition as Graph);
  const rejection = operate(run, instance, event);
  if (rejection) return { ok: false, ...rejection };
  drain(run);
  const { draft, records, effects, reads, ids } = run;
  return {
    ok: true,
    instance: closeDraft(draft),
    changed: [...draft.touched],
    removed: [...draft.removed].filter((part) => instance?.parts.has(part)),
    records,
    effects,
    reads,
    ids,
  };
}
