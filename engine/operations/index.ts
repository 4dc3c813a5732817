import type { EngineEvent, EventKind } from '../model/event.ts';
import type { Instance } from '../model/instance.ts';
import type { Run } from '../model/run.ts';
import { cancel } from './cancel.ts';
import { finishActivities, startActivity } from './choose-activity.ts';
import { escalate } from './escalate.ts';
import { evaluateConditions } from './evaluate-conditions.ts';
import { addIteration, removeIteration } from './iterations.ts';
import { migrate } from './migrate.ts';
import { modify } from './modify.ts';
import type { Operation, Rejection } from './operation.ts';
import { resolveIncident } from './resolve-incident.ts';
import { callResult, completeTask, deliver, jobResult, timerDue } from './resume-wait.ts';
import { returnTo } from './return-to.ts';
import { setVariables } from './set-variables.ts';
import { start } from './start.ts';
import { resume, suspend } from './suspend.ts';
import { resumeElement, suspendElement } from './suspend-element.ts';
import { throwErrorAt } from './throw-error.ts';
import { trigger } from './trigger.ts';

const operations: { readonly [K in EventKind]: Operation<K> } = {
  start,
  'complete-task': completeTask,
  'timer-due': timerDue,
  deliver,
  'job-result': jobResult,
  'call-result': callResult,
  'throw-error': throwErrorAt,
  escalate,
  'evaluate-conditions': evaluateConditions,
  'resolve-incident': resolveIncident,
  'set-variables': setVariables,
  'return-to': returnTo,
  modify,
  migrate,
  'add-iteration': addIteration,
  'remove-iteration': removeIteration,
  'suspend-element': suspendElement,
  'resume-element': resumeElement,
  'start-activity': startActivity,
  'finish-activities': finishActivities,
  trigger,
  suspend,
  resume,
  cancel,
};

/** Does what the event asks, unless the instance does not take it now. */
export function operate(run: Run, instance: Instance | null, event: EngineEvent): Rejection | null {
  const rejection = refuse(instance, event.kind);
  if (rejection) return rejection;
  // Fields of the record may have come with the event.
  if (run.graph.conditional && instance) run.changes.push({ part: 0, names: ['record'] });
  const operation = operations[event.kind] as (run: Run, event: EngineEvent) => Rejection | null;
  return operation(run, event);
}

function refuse(instance: Instance | null, kind: EventKind): Rejection | null {
  if (!instance) {
    if (kind === 'start') return null;
    return { code: 'not-started', detail: `Expected an instance for ${kind} but there is none` };
  }
  if (kind === 'start') return { code: 'already-started', detail: 'Expected no instance yet' };
  if (instance.state === 'suspended' && kind !== 'resume' && kind !== 'cancel') {
    return { code: 'instance-suspended', detail: `Expected an active instance for ${kind}` };
  }
  if (instance.state === 'active' || instance.state === 'suspended') return null;
  return { code: 'instance-ended', detail: `Expected a live instance but it is ${instance.state}` };
}
