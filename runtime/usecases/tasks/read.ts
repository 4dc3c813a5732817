import type { Json, Variables } from '@liandong/engine';
import { lifecycles } from '@liandong/engine';
import type { z } from 'zod';
import type { taskDetail } from '../../api/schemas/task.ts';
import type { Refusal } from '../../commit/command.ts';
import { writable } from '../../forms/field-access.ts';
import type { Form } from '../../forms/form.ts';
import { presentForm, presentValues, proposals } from '../../forms/present.ts';
import { clocksOf } from '../../store/queries/case-parts.ts';
import { recordById } from '../../store/queries/record.ts';
import { candidatesOf, taskById } from '../../store/queries/task.ts';
import type { RecordRow, TaskRow } from '../../store/rows/work.ts';
import { maskConfidential } from '../../tasks/confidential.ts';
import { loadPersonalValues } from '../../tasks/personal-values.ts';
import { type Asking, refuse } from '../asking.ts';
import { taskRowReply } from '../present/task-row.ts';
import { type StepSettings, stepSettings } from './step-settings.ts';

type TaskDetail = z.input<typeof taskDetail>;

const operations = ['claim', 'unclaim', 'complete', 'save-draft', 'return-to'] as const;

/**
 * A task with its form, the values its reader may see, what is proposed, and what may be done.
 * Personal values are clear only where the step may write them and the reader has the task.
 */
export async function readTask(
  asking: Asking,
  id: number,
): Promise<{ readonly ok: true; readonly answer: TaskDetail } | Refusal> {
  const { services, language } = asking;
  const { read } = services.store;
  const task = await taskById(read, id);
  const record = task?.record_id ? await recordById(read, task.record_id) : null;
  if (!task || !record) return refuse('not-found', `There is no task ${id}`);
  const [settings, clocks, principals] = await Promise.all([
    stepSettings(services, task),
    clocksOf(read, [record.id]),
    candidatesOf(read, id),
  ]);
  const row = await taskRowReply(asking, { task, record }, clocks);
  const open = task.ended_at === null;
  const stored = JSON.parse(record.body) as Variables;
  const { step, form, access, located } = settings;
  return {
    ok: true,
    answer: {
      ...row,
      revision: task.revision,
      documentation: located.pack.text(step.documentation)[language],
      form: form && formJson(asking, settings),
      values: await valuesOf(asking, task, record, settings),
      access: Object.fromEntries([...access].filter(([, allowed]) => allowed !== 'hide')),
      proposal: form && open ? mutable(proposed(settings, form, stored)) : {},
      outcomes: step.outcomes.map(({ id: outcome, name, required }) => ({
        id: outcome,
        name: located.pack.text(name)[language],
        required: [...required],
      })),
      draft: draftOf(asking, task),
      operations: open ? operationsOf(asking, task, principals, settings) : [],
    },
  };
}

function formJson({ services, language }: Asking, settings: StepSettings): TaskDetail['form'] {
  const { form, access, located } = settings;
  if (!form) return null;
  const units = services.organisation.units().map(({ code, name }) => ({ code, name }));
  return presentForm({ pack: located.pack, form, language, units, access }) as TaskDetail['form'];
}

async function valuesOf(
  { services, principal }: Asking,
  task: TaskRow,
  record: RecordRow,
  { form, access, located }: StepSettings,
): Promise<TaskDetail['values']> {
  const personal = await loadPersonalValues(services, record.id, false);
  const mine = task.assignee === principal.id && task.ended_at === null;
  const names = form ? form.fields.keys() : located.pack.fields.keys();
  const values = presentValues(located.pack, names, JSON.parse(record.body) as Variables, {
    access,
    resolve: (reference) => personal.resolve(reference),
    clear: (field) => mine && writable(access.get(field)),
  });
  return mutable(mine ? values : maskConfidential(located.pack, record, values));
}

/** Only for what the step may write: a proposal is no way around a field that is hidden. */
function proposed({ access, located }: StepSettings, form: Form, stored: Variables): Variables {
  const all = proposals(located.pack, form, stored);
  return Object.fromEntries(Object.entries(all).filter(([name]) => writable(access.get(name))));
}

/** A draft is seen by the one who saved it. */
function draftOf({ principal }: Asking, task: TaskRow): TaskDetail['draft'] {
  if (task.draft === null || task.assignee !== principal.id) return null;
  return mutable(JSON.parse(task.draft) as Variables);
}

function operationsOf(
  { principal }: Asking,
  task: TaskRow,
  principals: readonly string[],
  { step }: StepSettings,
): TaskDetail['operations'] {
  const allowed = lifecycles.userTask.allowed(task.state);
  const mine = task.assignee === principal.id;
  const offered = principals.some((key) => principal.candidateKeys.includes(key));
  const may = {
    claim: offered,
    unclaim: mine && principals.length > 0,
    complete: mine,
    'save-draft': mine,
    'return-to': mine && step.operations.includes('return-to'),
  };
  return operations.filter((operation) => may[operation] && allowed.includes(operation));
}

/** The schemas of replies describe plain JSON; readonly is our own promise. */
export function mutable(values: Variables): { [name: string]: z.core.util.JSONType } {
  return values as { [name: string]: Json } as { [name: string]: z.core.util.JSONType };
}

/** One value for the schema of a reply. */
export function mutableValue(value: Json): z.core.util.JSONType {
  return value as z.core.util.JSONType;
}
