import { inPart } from '../../apply/applier.ts';
import { taskCompleted } from '../../apply/task-completed.ts';
import { taskCreated } from '../../apply/task-created.ts';
import type { Expression } from '../../expression/expression.ts';
import type { UserTaskSummary } from '../../model/definition.ts';
import type { Assignment } from '../../model/effect.ts';
import type { Failure } from '../../model/graph.ts';
import type { Activation, Run } from '../../model/run.ts';
import type { Json, Variables } from '../../model/value.ts';
import { complete } from '../../verbs/complete.ts';
import { effect, emit, newId } from '../../verbs/emit.ts';
import { evaluate } from '../../verbs/evaluate.ts';
import { limitUntil } from '../../verbs/limit-until.ts';
import { put } from '../../verbs/put.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { localOf } from '../../verbs/visible.ts';
import { element } from '../element.ts';
import { readUserTask } from './user-task-settings.ts';

export interface UserTaskData {
  readonly summary: UserTaskSummary;
  readonly assignments: readonly AssignmentRule[];
  /** Evaluated when the limit is no plain one such as `5wd`. */
  readonly limit: Expression | string | null;
}

export interface AssignmentRule {
  readonly rule: string;
  readonly literals: Variables;
  /** Arguments that are evaluated. */
  readonly given: readonly Given[];
}

export interface Given {
  readonly name: string;
  readonly expression: Expression | null;
  /** A single word is a name itself where nothing in sight bears it; null otherwise. */
  readonly word: string | null;
}

/** BPMN 2.0 10.3.4.1. The engine only knows that a person has work to do; who, and all that
 *  people may do with the task, is the runtime's. Who: `ld:assignment`, else the performers and
 *  potential owners of the specification, else what its lanes or its process
 *  say (`performer-settings.ts`). Without output mappings the submitted variables
 *  go to the scope, with the chosen outcome as `outcome`. Not supported: renderings. */
export const userTask = element<UserTaskData>({
  type: 'bpmn:UserTask',
  activity: true,
  read: readUserTask,
  enter(run, me, data) {
    const limit = limitOf(run, me, data.limit);
    if (limit !== null && typeof limit === 'object') return raiseIncident(run, me, limit);
    const task = newId(run);
    emit(run, taskCreated, me.node.id, me.id, { ...inPart(me.part), task, of: me.id });
    effect(run, {
      kind: 'create-task',
      task,
      element: me.node.id,
      part: me.part,
      assignments: data.assignments.map((rule) => assignmentOf(run, me, rule)),
      limit,
      input: localOf(run, me),
    });
  },
  resume(run, me, _data, wait, { outcome, variables }) {
    emit(run, taskCompleted, me.node.id, me.id, {
      ...inPart(me.part),
      task: wait.id,
      ...(outcome !== null && { outcome }),
    });
    complete(run, me, outcome === null ? variables : { ...variables, outcome });
  },
});

function assignmentOf(
  run: Run,
  me: Activation,
  { rule, literals, given }: AssignmentRule,
): Assignment {
  const found: { [name: string]: Json } = { ...literals };
  for (const { name, expression, word } of given) {
    const value = expression
      ? evaluate(run, expression, me.part, me.id, undefined, localOf(run, me)).value
      : null;
    put(found, name, value ?? word);
  }
  return { rule, arguments: found };
}

/** No limit is a choice; one that cannot be read must not become none in silence. */
function limitOf(
  run: Run,
  me: Activation,
  limit: Expression | string | null,
): string | null | Failure {
  if (limit === null || typeof limit === 'string') return limit;
  const value: Json = evaluate(run, limit, me.part, me.id).value;
  const found = value === null ? null : limitUntil(run, value);
  if (value === null || found !== null) return found;
  return {
    code: 'limit-invalid',
    detail: `Expected a limit such as 5wd from ${limit.text} but found ${JSON.stringify(value)}`,
  };
}
