import type { Variables } from '@liandong/engine';
import type { z } from 'zod';
import type { caseDetail, clock, openTask } from '../../api/schemas/case.ts';
import type { Refusal } from '../../commit/command.ts';
import type { Access } from '../../forms/field-access.ts';
import { type Presentation, presentForm, presentValues } from '../../forms/present.ts';
import type { Pack } from '../../packs/packs.ts';
import { lightOf } from '../../sla/limits.ts';
import { clocksOf, filesOf } from '../../store/queries/case-parts.ts';
import { recordById } from '../../store/queries/record.ts';
import { ordersOf } from '../../store/queries/supervision.ts';
import { candidatesOfCase, openTasksOf } from '../../store/queries/task.ts';
import type { AttachmentRow, ClockRow, RecordRow, TaskRow } from '../../store/rows/work.ts';
import { levelOf } from '../../supervision/levels.ts';
import { caseHandlers } from '../../supervision/people.ts';
import { packOf } from '../../tasks/case-parts.ts';
import { isMasked, maskConfidential } from '../../tasks/confidential.ts';
import { loadPersonalValues } from '../../tasks/personal-values.ts';
import { type Asking, refuse } from '../asking.ts';
import {
  caseRowReply,
  momentOrNull,
  momentReply,
  personReply,
  unitReply,
} from '../present/case-row.ts';
import { orderReply } from '../present/order-reply.ts';
import { mutable } from '../tasks/read.ts';
import { stepName } from '../tasks/step-settings.ts';
import { hiddenFields } from './hidden-fields.ts';
import { formOf } from './submission.ts';

type CaseDetail = z.input<typeof caseDetail>;

/** A case with everything that hangs on it; personal values are masked. */
export async function readCase(
  asking: Asking,
  id: number,
): Promise<{ readonly ok: true; readonly answer: CaseDetail } | Refusal> {
  const { services, principal } = asking;
  const { read } = services.store;
  const record = await recordById(read, id);
  if (!record) return refuse('not-found', `There is no case ${id}`);
  const [pack, clocks, orders, files, handlers, hidden] = await Promise.all([
    packOf(services, record),
    clocksOf(read, [id]),
    ordersOf(read, id),
    filesOf(read, id),
    caseHandlers(read, services.organisation, [id]),
    hiddenFields(asking, id),
  ]);
  const view = viewOf(asking, pack, hidden);
  return {
    ok: true,
    answer: {
      ...caseRowReply(services, record, clocks),
      pack: record.pack,
      packVersion: record.pack_version,
      anonymous: record.anonymous === 1,
      closedAt: momentOrNull(services, record.closed_at),
      form: presentForm(view) as CaseDetail['form'],
      fields: await fieldsOf(asking, view, record),
      clocks: clocks.map((each) => clockReply(asking, each)),
      orders: orders.map((each) => orderReply(services, principal, each, handlers.get(id) ?? [])),
      tasks: await tasksOf(asking, id),
      files: files.filter(({ field }) => !hidden.has(field)).map(fileReply),
      operations: operationsOf(asking, pack, record, hidden),
    },
  };
}

function viewOf(
  { services, language }: Asking,
  pack: Pack,
  hidden: ReadonlySet<string>,
): Presentation {
  const units = services.organisation.units().map(({ code, name }) => ({ code, name }));
  const form = formOf(pack, pack.manifest.view);
  const access = new Map<string, Access>();
  for (const name of form.fields.keys()) access.set(name, hidden.has(name) ? 'hide' : 'read');
  return { pack, form, language, units, access };
}

async function fieldsOf(
  { services }: Asking,
  { pack, form, access }: Presentation,
  record: RecordRow,
): Promise<CaseDetail['fields']> {
  const personal = await loadPersonalValues(services, record.id, false);
  const stored = JSON.parse(record.body) as Variables;
  const values = presentValues(pack, form.fields.keys(), stored, {
    access,
    resolve: (reference) => personal.resolve(reference),
    clear: () => false,
  });
  return mutable(maskConfidential(pack, record, values));
}

function clockReply({ services }: Asking, row: ClockRow): z.input<typeof clock> {
  return {
    kind: row.kind === 'case' ? 'case' : 'step',
    limit: row.limit_text,
    startedAt: momentReply(services, row.started_at),
    dueAt: momentReply(services, row.due_at),
    state: row.state as z.input<typeof clock>['state'],
    light: lightOf(row, services.now()),
    provisional: row.provisional === 1,
  };
}

async function tasksOf(asking: Asking, record: number): Promise<z.input<typeof openTask>[]> {
  const { services, principal } = asking;
  const { read } = services.store;
  const [tasks, offers] = await Promise.all([
    openTasksOf(read, record),
    candidatesOfCase(read, record),
  ]);
  const claimable = (task: TaskRow): boolean =>
    task.state === 'ready' &&
    offers.some((o) => o.task_id === task.id && principal.candidateKeys.includes(o.principal));
  return Promise.all(
    tasks.map(async (task) => ({
      id: String(task.id),
      element: task.element,
      name: await stepName(asking, task),
      assignee: task.assignee === null ? null : personReply(services, task.assignee),
      unit: unitReply(services, task.unit_id),
      dueAt: momentOrNull(services, task.due_at),
      mine: task.assignee === principal.id,
      claimable: claimable(task),
    })),
  );
}

function fileReply(row: AttachmentRow): CaseDetail['files'][number] {
  const { id, field, name, media_type: mediaType, size_bytes: sizeBytes } = row;
  return { id: String(id), field, name, mediaType, sizeBytes };
}

function operationsOf(
  { principal }: Asking,
  pack: Pack,
  record: RecordRow,
  hidden: ReadonlySet<string>,
): string[] {
  const operations: string[] = [];
  if (record.closed_at === null && levelOf(principal)) operations.push('supervise');
  const fields = JSON.parse(record.body) as Variables;
  const masked = Object.keys(fields).some(
    (name) => fields[name] && !hidden.has(name) && isMasked(pack, record, name),
  );
  if (masked && principal.rights.has('personal.reveal')) operations.push('reveal');
  return operations;
}
