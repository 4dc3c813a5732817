/**
 * Returning a task to a step that was passed: where its model allows it. The process decides what
 * is undone; the task itself ends as returned, unless it stands in a branch of its own that goes
 * on. The steps are read before the commit, so the instance must not have moved since.
 */
import type { PassedStep } from '@liandong/engine';
import type { Context, Decision, Outcome } from '../../commit/command.ts';
import { taskById } from '../../store/queries/task.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import type { Write } from '../../store/write.ts';
import { caseReads, openCase } from '../../tasks/case-parts.ts';
import {
  loadPersonalValues,
  type PersonalValues,
  writesPersonal,
} from '../../tasks/personal-values.ts';
import { stepCase } from '../../tasks/step-case.ts';
import { nobodyThere } from '../../tasks/unmanned.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import type { Completed } from './complete.ts';
import { nextState } from './next-state.ts';
import { passedFrom } from './passed-steps.ts';
import { type StepSettings, stepSettings } from './step-settings.ts';

export interface ReturnTask {
  readonly taskId: number;
  readonly element: string;
  readonly afterwards: 'go-on' | 'straight-back';
  readonly reason: string;
}

interface Known extends ReturnTask {
  readonly settings: StepSettings;
  readonly personal: PersonalValues;
  readonly target: PassedStep;
  readonly n: number;
}

/** 退回: `not-allowed` where the step's model does not offer it, `invalid-field` for the target. */
export async function returnTask(asking: Asking, sent: ReturnTask): Promise<Outcome<Completed>> {
  const { services } = asking;
  const task = await taskById(services.store.read, sent.taskId);
  if (!task || task.record_id === null) return refuse('not-found', `No task ${sent.taskId}`);
  if (task.ended_at !== null) return refuse('state-conflict', `Task ${task.id} is ${task.state}`);
  const settings = await stepSettings(services, task);
  if (!settings.step.operations.includes('return-to')) {
    return refuse('not-allowed', 'This step may not be returned');
  }
  const { n, steps } = await passedFrom(asking, task, settings);
  const target = steps.find(({ element }) => element === sent.element);
  if (!target) {
    const message = `Expected a step that was passed but got ${sent.element}`;
    const errors = [{ path: 'element', code: 'unknown', message }];
    return refuse('invalid-field', message, { errors });
  }
  const personal = await loadPersonalValues(
    services,
    task.record_id,
    writesPersonal(settings.located, {}),
  );
  const known: Known = { ...sent, settings, personal, target, n };
  return services.commit.run<Completed>({
    name: 'return-task',
    ...commandOf(asking),
    reads: {
      instance: task.instance_id,
      record: task.record_id,
      task: task.id,
      rows: caseReads(task.record_id),
    },
    decide: (context) => decide(asking, context, known),
  });
}

function decide(asking: Asking, context: Context, known: Known): Decision<Completed> {
  const { services, principal } = asking;
  const { task, record, instance } = context;
  if (!task || !record || !instance) return refuse('not-found', 'There is no such task');
  if (task.assignee !== principal.id) return refuse('not-allowed', 'The task is somebody else’s');
  const moved = nextState(task, 'return-to');
  if (!moved.ok) return moved;
  const { state } = moved;
  if (instance.row.last_record !== known.n) {
    return refuse('state-conflict', 'The case has moved on meanwhile');
  }
  const { located } = known.settings;
  const { actor } = principal;
  const { personal, target, afterwards, reason } = known;
  const { pack } = located;
  const work = openCase(services, context, { pack, actor, record, personal, changes: true });
  const data = { target: target.element, reason, afterwards };
  work.line({ kind: 'task.returned', element: task.element, task: task.id, data });
  const event = {
    kind: 'return-to',
    source: { part: task.part, wait: task.id },
    target: target.target(),
    afterwards,
    variables: {},
    reason,
  } as const;
  const step = { services, located, personal, event, actor };
  const stepped = stepCase(context, instance, work, step);
  if (!stepped.ok) return refuse(stepped.code, stepped.detail);
  const unmanned = nobodyThere(asking, pack, stepped);
  if (unmanned) return unmanned;
  if (principal.id !== null) work.person(principal.id);
  const { writes, changes } = work.finish();
  return {
    ok: true,
    answer: { caseId: String(record.id), next: null },
    writes: [...writes, ...asReturned(stepped.writes, task, state, context, principal.id)],
    changes: [...changes, { topic: 'task', subject: `user:${principal.id}` }],
    correlations: stepped.correlations,
    instance: stepped.instance,
    audit: {
      action: 'task.returned',
      object: { type: 'task', id: String(task.id) },
      data: { case: String(record.id), element: task.element, target: target.element, afterwards },
    },
  };
}

/** The process takes the task away; for people it was returned, and by whom. */
function asReturned(
  writes: readonly Write[],
  { id, revision }: TaskRow,
  state: string,
  { now }: Context,
  by: number | null,
): readonly Write[] {
  return writes.map((write) => {
    if (write.op !== 'update' || write.table !== 'task' || write.key.id !== id) return write;
    const set = { state, revision: revision + 1, ended_at: now, ended_by: by, draft: null };
    return { op: 'update', table: 'task', key: { id }, set, expect: { revision } };
  });
}
