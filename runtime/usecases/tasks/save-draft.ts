import type { Json, Variables } from '@liandong/engine';
import type { Context, Decision, Outcome } from '../../commit/command.ts';
import { recordById } from '../../store/queries/record.ts';
import { taskById } from '../../store/queries/task.ts';
import { isPersonal } from '../../tasks/personal-values.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { checkForm } from '../cases/submission.ts';
import { nextState } from './next-state.ts';
import { noteRefusal } from './note-refusal.ts';
import { type StepSettings, stepSettings } from './step-settings.ts';
import { type Claimed, claimedAnswer } from './task-command.ts';

/**
 * 暂存: keeps what was filled in so far on the task row. Required fields may be missing. Personal
 * values are not kept: a draft is no place for what must be erasable.
 */
export async function saveDraft(
  asking: Asking,
  draft: { readonly taskId: number; readonly fields: Variables },
): Promise<Outcome<Claimed>> {
  const { services } = asking;
  const { read } = services.store;
  const task = await taskById(read, draft.taskId);
  const record = task?.record_id ? await recordById(read, task.record_id) : null;
  if (!task || !record) return refuse('not-found', `There is no task ${draft.taskId}`);
  const settings = await stepSettings(services, task);
  if (!settings.form) return refuse('state-conflict', 'The step has no form');
  const checked = checkForm(asking, {
    pack: settings.located.pack,
    form: settings.form,
    fields: draft.fields,
    stored: JSON.parse(record.body) as Variables,
    access: settings.access,
    partial: true,
    now: services.now(),
  });
  if (!checked.ok) {
    if (checked.code === 'field-not-writable') {
      await noteRefusal(asking, 'task.draft-saved', task, checked);
    }
    return checked;
  }
  const kept = keptFields(settings, draft.fields);
  return services.commit.run({
    name: 'save-draft',
    ...commandOf(asking),
    reads: { task: task.id },
    decide: (context) => decide(asking, context, kept),
  });
}

function keptFields({ located }: StepSettings, fields: Variables): Variables {
  const kept: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!isPersonal(located.pack, name)) kept[name] = value;
  }
  return kept;
}

function decide(asking: Asking, context: Context, fields: Variables): Decision<Claimed> {
  const { task } = context;
  if (!task) return refuse('not-found', 'There is no such task');
  if (task.assignee !== asking.principal.id) {
    return refuse('not-allowed', 'The task is not this person’s');
  }
  const moved = nextState(task, 'save-draft');
  if (!moved.ok) return moved;
  const { state } = moved;
  const { revision } = task;
  const set = { state, draft: JSON.stringify(fields), revision: revision + 1 };
  return {
    ok: true,
    answer: claimedAnswer(task.id, set.revision),
    writes: [{ op: 'update', table: 'task', key: { id: task.id }, set, expect: { revision } }],
    audit: {
      action: 'task.draft-saved',
      object: { type: 'task', id: String(task.id) },
      data: { element: task.element, fields: Object.keys(fields) },
    },
  };
}
