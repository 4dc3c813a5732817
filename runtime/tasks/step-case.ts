/**
 * One step of a process with what it means for its case: fields that mappings set, tasks that
 * begin and end with their clocks, lines of history, notices of the pack.
 */
import type { EngineEvent, Id, Json, Variables } from '@liandong/engine';
import type { ProblemCode } from '../api/problem.ts';
import { type Advanced, advance } from '../commit/advance.ts';
import type { Actor, Context, LoadedInstance, Refusal } from '../commit/command.ts';
import type { CreatedTask } from '../effects/effect.ts';
import type { Located } from '../packs/packs.ts';
import type { Services } from '../services.ts';
import { rfc3339 } from '../sla/rfc3339.ts';
import type { RecordRow } from '../store/rows/work.ts';
import { resolveAssignees } from './assignees/index.ts';
import type { CaseWork } from './case-work.ts';
import type { PersonalValues } from './personal-values.ts';

export interface CaseStep {
  readonly services: Pick<Services, 'limits' | 'organisation'>;
  readonly located: Located;
  /** The version that the event takes the instance to, for `migrate`; its key is the row's id. */
  readonly target?: Located;
  readonly personal: PersonalValues;
  readonly event: EngineEvent;
  readonly actor: Actor;
}

export type Stepped = Extract<Advanced, { readonly ok: true }>;

/**
 * Advances the instance; `work` is its case, null for a process without one. The caller has
 * written the fields that came with the event into `work` before.
 */
export function stepCase(
  context: Context,
  loaded: LoadedInstance | null,
  work: CaseWork | null,
  caseStep: CaseStep,
): Stepped | Refusal {
  const { services, located, personal, event, actor } = caseStep;
  const after = caseStep.target ?? located;
  const { limits, organisation } = services;
  const record = work?.record ?? null;
  const initiator = record?.created_by ?? null;
  const advanced = advance(context, loaded, {
    definition: located.process.definition,
    definitionId: after.process.id,
    event,
    actor: actor.id === null ? actor.kind : `${actor.kind}:${actor.id}`,
    recordId: record?.id ?? null,
    environment: {
      zone: limits.zone,
      record: work?.fields ?? {},
      case: record ? caseVariables(record, services) : {},
      initiator: initiator === null ? null : initiatorOf(initiator, organisation),
      resolve: (reference) => personal.resolve(reference),
      due: (limit, from) => limits.due(limit, from),
      decision: (id) => after.pack.decision(id),
      definition: (key) => (key === String(after.process.id) ? after.process.definition : null),
    },
    resolveAssignees: (task) => resolveAssignees(task, { organisation, initiator }),
  });
  if (!advanced.ok) return refusalOf(advanced);
  if (work) apply(work, advanced, { ...caseStep, located: after });
  return advanced;
}

type Rejected = Extract<Advanced, { readonly ok: false }>;

/**
 * A rejected event was sent too late or to what is not there: never a fault of the platform. What
 * is suspended takes it later.
 */
function refusalOf({ code, detail, reasons = [], problems = [] }: Rejected): Refusal {
  const errors = [
    ...reasons.map((one) => ({ path: `changes.${one.change}`, code, message: one.detail })),
    ...problems.map((one) => ({ path: one.element, code: one.code, message: one.detail })),
  ];
  return { ok: false, code: codeOf(code), detail, ...(errors.length > 0 && { errors }) };
}

function codeOf(code: Rejected['code']): ProblemCode {
  switch (code) {
    case 'instance-suspended':
    case 'element-suspended':
      return 'suspended';
    case 'modification-refused':
    case 'migration-refused':
    case 'item-mismatch':
      return code;
    case 'unknown-process':
    case 'unknown-element':
    case 'unknown-definition':
      return 'not-found';
    default:
      return 'state-conflict';
  }
}

/** `case.<name>` in expressions. */
function caseVariables(record: RecordRow, services: CaseStep['services']): Variables {
  const { limits, organisation } = services;
  const moment = (at: number | null): Json =>
    at === null ? null : { $: 'date-time', v: rfc3339(at, limits.zone) };
  const unit = record.unit_id === null ? null : organisation.unit(record.unit_id);
  return {
    id: String(record.id),
    number: record.number,
    title: record.title,
    status: record.status,
    phase: record.phase,
    unit: unit?.code ?? null,
    due: moment(record.due_at),
    created: moment(record.created_at),
  };
}

function initiatorOf(id: Id, organisation: Services['organisation']): Json {
  const person = organisation.person(id);
  return { id: String(id), name: person?.name ?? '', login: person?.login ?? '' };
}

function apply(work: CaseWork, advanced: Stepped, caseStep: CaseStep): void {
  work.write(advanced.recordFields);
  for (const task of advanced.withdrawn) {
    work.stopStepClock(task);
    work.touch('task', String(task));
  }
  for (const task of advanced.created) begin(work, task, caseStep);
  for (const { notice, data } of advanced.notices) sendNotice(work, notice, data, caseStep);
}

/** A task begins: its clock, its line, the lists and the person it is given to. */
function begin(work: CaseWork, created: CreatedTask, caseStep: CaseStep): void {
  const { row, task, principals } = created;
  const { located, services } = caseStep;
  work.offer(created);
  if (task.limit !== null && services.limits.readable(task.limit)) {
    row.due_at = work.startStepClock(task.id, task.limit);
  }
  work.line({ kind: 'task.created', element: task.element, task: task.id });
  if (row.assignee === null) {
    for (const principal of principals) work.touch('task', principal);
    return;
  }
  work.person(row.assignee);
  work.touch('task', `user:${row.assignee}`);
  if (row.assignee === caseStep.actor.id) return;
  const name = located.process.definition.userTask(task.element)?.name ?? task.element;
  work.notify([row.assignee], 'task-assigned', { step: located.pack.text(name) });
}

/** A notice of the pack: its words, and its receivers by the assignee rules. */
function sendNotice(
  work: CaseWork,
  name: string,
  data: { readonly [name: string]: Json },
  { located, services }: CaseStep,
): void {
  const template = located.pack.notices.get(name);
  if (!template) return;
  const values = Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : `${value}`,
    ]),
  );
  const { organisation } = services;
  const initiator = work.record.created_by;
  const users = template.to.flatMap(({ rule, of, role }) => {
    const field = of?.startsWith('record.') ? work.fields[of.slice('record.'.length)] : of;
    const assignments = [{ rule, arguments: { of: field ?? null, role: role ?? null } }];
    const task = { id: 0, element: name, assignments, limit: null, input: {} };
    const found = resolveAssignees(task, { organisation, initiator });
    const direct = found.assignee === null ? [] : [found.assignee];
    return [...direct, ...found.principals.flatMap((key) => peopleOf(key, organisation))];
  });
  work.notifyText(users, name, template.text, values);
}

function peopleOf(principal: string, organisation: Services['organisation']): readonly Id[] {
  const [kind, first = '', role = ''] = principal.split(':');
  if (kind === 'user') return [Number(first)];
  if (kind === 'role') return organisation.byRole(first).map(({ id }) => id);
  if (kind === 'unit') return organisation.byUnit(Number(first)).map(({ id }) => id);
  if (kind === 'unit-role') {
    return organisation.byUnitAndRole(Number(first), role).map(({ id }) => id);
  }
  return kind === 'group' ? (organisation.group(Number(first))?.users ?? []) : [];
}
