/**
 * Completing a task: the step's form and rights are checked on the server, the fields become the
 * case's, and the process takes one step, all in one commit. Instance, record and task are locked
 * in this order.
 */

import type { Outcome as StepOutcome, Variables } from '@liandong/engine';
import type { Command, Context, Decision, Outcome, Refusal } from '../../commit/command.ts';
import { bindFiles, fileReads, namedFiles } from '../../files/bind.ts';
import { writable } from '../../forms/field-access.ts';
import type { Pack } from '../../packs/packs.ts';
import { taskById } from '../../store/queries/task.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import { caseReads, openCase } from '../../tasks/case-parts.ts';
import type { CaseWork } from '../../tasks/case-work.ts';
import { evidenceField, missingEvidence } from '../../tasks/evidence.ts';
import {
  loadPersonalValues,
  type PersonalValues,
  writesPersonal,
} from '../../tasks/personal-values.ts';
import { type Stepped, stepCase } from '../../tasks/step-case.ts';
import { nobodyThere } from '../../tasks/unmanned.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { checkForm } from '../cases/submission.ts';
import { nextState } from './next-state.ts';
import { noteRefusal } from './note-refusal.ts';
import { type StepSettings, stepSettings } from './step-settings.ts';

export interface CompleteTask {
  readonly taskId: number;
  readonly outcome: string | null;
  readonly fields: Variables;
  readonly opinion: string | null;
}

export interface Completed {
  readonly caseId: string;
  /** The next task of the same case that the person may do. */
  readonly next: string | null;
}

interface Known extends CompleteTask {
  readonly settings: StepSettings;
  readonly personal: PersonalValues;
}

/**
 * Completes a task of the person. `field-not-writable` leaves an audit line of the attempt;
 * `rule-refused` names the evidence that the category asks for.
 */
export async function completeTask(
  asking: Asking,
  sent: CompleteTask,
): Promise<Outcome<Completed>> {
  const { services } = asking;
  const task = await taskById(services.store.read, sent.taskId);
  if (!task || task.record_id === null) return refuse('not-found', `No task ${sent.taskId}`);
  const settings = await stepSettings(services, task);
  const { pack } = settings.located;
  const writes = writesPersonal(settings.located, sent.fields);
  const personal = await loadPersonalValues(services, task.record_id, writes);
  const known: Known = { ...sent, settings, personal };
  const command: Command<Completed> = {
    name: 'complete-task',
    ...commandOf(asking),
    reads: {
      instance: task.instance_id,
      record: task.record_id,
      task: task.id,
      rows: [...caseReads(task.record_id), ...fileReads(namedFiles(pack, sent.fields))],
    },
    decide: (context) => decide(asking, context, known),
  };
  const outcome = await services.commit.run(command);
  if (!outcome.ok && outcome.code === 'field-not-writable') {
    await noteRefusal(asking, 'task.completed', task, outcome);
  }
  return outcome;
}

function decide(asking: Asking, context: Context, known: Known): Decision<Completed> {
  const { services, principal } = asking;
  const { task, record, instance } = context;
  if (!task || !record || !instance) return refuse('not-found', 'There is no such task');
  if (task.assignee !== null && task.assignee !== principal.id) {
    return refuse('not-allowed', 'The task is somebody else’s');
  }
  if (task.definition_id !== known.settings.located.process.id) {
    return refuse('revision-conflict', 'The instance was migrated meanwhile');
  }
  const moved = nextState(task, 'complete');
  if (!moved.ok) return moved;
  const { state } = moved;
  const { located } = known.settings;
  const work = openCase(services, context, {
    pack: located.pack,
    actor: principal.actor,
    record,
    personal: known.personal,
    changes: true,
  });
  const refused = fill(asking, context, work, known);
  if (refused) return refused;
  end(context, work, { task, state, known, asking });
  const stepped = stepCase(context, instance, work, {
    services,
    located,
    personal: known.personal,
    event: {
      kind: 'complete-task',
      task: task.id,
      part: task.part,
      outcome: known.outcome,
      variables: {},
    },
    actor: principal.actor,
  });
  if (!stepped.ok) return refuse(stepped.code, stepped.detail);
  if (handled(work, record.status, located.pack)) {
    const missing = missingEvidence(located.pack, work.fields, asking.language);
    if (missing) return missing;
  }
  const unmanned = nobodyThere(asking, located.pack, stepped);
  if (unmanned) return unmanned;
  const { writes, changes } = work.finish();
  return {
    ok: true,
    answer: { caseId: String(record.id), next: nextTask(asking, stepped) },
    writes: [...writes, ...stepped.writes],
    changes,
    correlations: stepped.correlations,
    instance: stepped.instance,
    audit: {
      action: 'task.completed',
      object: { type: 'task', id: String(task.id) },
      data: {
        case: String(record.id),
        element: task.element,
        outcome: known.outcome,
        fields: Object.keys(known.fields),
      },
    },
  };
}

/** Whether the step makes the case one that counts as handled. */
function handled(work: CaseWork, before: string, { limits }: Pack): boolean {
  const { stopsAt } = limits.case;
  return stopsAt.includes(work.record.status) && !stopsAt.includes(before);
}

/** Checks the outcome and the form, and writes the fields into the case. */
function fill(asking: Asking, context: Context, work: CaseWork, known: Known): Refusal | null {
  const { settings, fields, personal } = known;
  const { pack } = settings.located;
  const outcome = outcomeOf(settings, known.outcome);
  if ('ok' in outcome) return outcome;
  const { form, access } = settings;
  if (!form) {
    const [name] = Object.keys(fields);
    if (name === undefined) return null;
    const errors = [{ path: `fields.${name}`, code: 'unknown', message: 'The step has no form' }];
    return refuse('unknown-field', `The step has no form for ${name}`, { errors });
  }
  const checked = checkForm(asking, {
    pack,
    form,
    fields,
    stored: work.fields,
    access,
    outcome: outcome.outcome,
    now: context.now,
    resolve: (reference) => personal.resolve(reference),
  });
  if (!checked.ok) return evidenceRefusal(asking, work, known, checked) ?? checked;
  const mine = asking.principal.id;
  const named = namedFiles(pack, checked.fields);
  const bound = bindFiles(context, named, {
    record: work.record.id,
    language: asking.language,
    form,
    mayTake: (file) => file.created_by === mine,
  });
  if ('ok' in bound) return bound;
  work.also(...bound);
  work.write(checked.fields);
  return null;
}

/** When nothing but the evidence is missing, the rule of the process says so in its own words. */
function evidenceRefusal(
  { language }: Asking,
  work: CaseWork,
  { settings, fields }: Known,
  refusal: Refusal,
): Refusal | null {
  const { pack } = settings.located;
  const asked = evidenceField(pack, work.fields);
  const [only, more] = refusal.errors ?? [];
  const alone = only?.path === `fields.${asked}` && more === undefined;
  if (asked === null || !alone || !writable(settings.access.get(asked))) return null;
  return missingEvidence(pack, { ...work.fields, ...fields }, language);
}

function outcomeOf(
  { step }: StepSettings,
  id: string | null,
): { readonly outcome: StepOutcome | null } | Refusal {
  const outcome = step.outcomes.find((each) => each.id === id) ?? null;
  if (outcome || (id === null && step.outcomes.length === 0)) return { outcome };
  const ids = step.outcomes.map((each) => each.id).join(', ');
  const message = `Expected one of ${ids} but got ${id}`;
  const errors = [{ path: 'outcome', code: 'unknown-outcome', message }];
  return refuse('invalid-field', message, { errors });
}

/** The task itself ends: its row, its clock, its line of history. */
function end(
  context: Context,
  work: CaseWork,
  ending: {
    readonly task: TaskRow;
    readonly state: string;
    readonly known: Known;
    readonly asking: Asking;
  },
): void {
  const { task, state, known } = ending;
  const user = ending.asking.principal.id;
  const { id, revision, element } = task;
  const { outcome, opinion } = known;
  const set = {
    state,
    revision: revision + 1,
    ended_at: context.now,
    ended_by: user,
    outcome,
    draft: null,
  };
  work.also(
    { op: 'update', table: 'task', key: { id }, set, expect: { revision } },
    { op: 'delete', table: 'candidate', key: { task_id: id } },
  );
  work.stopStepClock(id);
  if (user !== null) {
    work.person(user);
    work.touch('task', `user:${user}`);
  }
  const data = { ...(outcome === null ? {} : { outcome }), ...(opinion ? { opinion } : {}) };
  work.line({ kind: 'task.completed', element, task: id, data });
}

function nextTask({ principal }: Asking, { created }: Stepped): string | null {
  const mine = created.find(
    ({ row, principals }) =>
      row.assignee === principal.id ||
      (row.assignee === null && principals.some((key) => principal.candidateKeys.includes(key))),
  );
  return mine ? String(mine.row.id) : null;
}
