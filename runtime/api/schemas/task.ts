import { z } from 'zod';
import { caseRow } from './case.ts';
import { fields, id, light, moment, page, paging, person, unitReference } from './common.ts';
import { plainText } from './plain.ts';

export const taskRow = z.strictObject({
  id,
  element: z.string(),
  name: z.string(),
  state: z.string(),
  createdAt: moment,
  dueAt: moment.nullable(),
  endedAt: moment.nullable(),
  light,
  assignee: person.nullable(),
  unit: unitReference.nullable(),
  case: caseRow,
});

/** assigned 待办, claimable 可认领, done 已办; 我发起 is the case list with `filter[by]=mine`. */
export const taskQuery = z.strictObject({
  ...paging,
  list: z.enum(['assigned', 'claimable', 'done']),
  q: z.string().max(60).optional(),
});

export const taskPage = page(taskRow);

const count = z.union([z.number().int(), z.literal('10000+')]);
export const taskCounts = z.strictObject({
  assigned: count,
  claimable: count,
  done: count,
  mine: count,
});

const outcome = z.strictObject({
  id: z.string(),
  name: z.string(),
  required: z.array(z.string()),
});

export const taskDetail = z.strictObject({
  ...taskRow.shape,
  revision: z.number().int(),
  documentation: z.string(),
  /** Formily JSON schema of the step; null where the step has no form. */
  form: z.json().nullable(),
  /** Values the reader may see; personal ones in clear only where the step may write them. */
  values: fields,
  /** By field name; the server enforces the same. */
  access: z.record(z.string(), z.enum(['write', 'required', 'read', 'hide'])),
  /** Values proposed by a decision of the pack, for example the lead unit. */
  proposal: fields,
  outcomes: z.array(outcome),
  draft: fields.nullable(),
  /** Operations of the user-task chart that the reader may do now. */
  operations: z.array(z.enum(['claim', 'unclaim', 'complete', 'save-draft', 'return-to'])),
});

export const complete = z.strictObject({
  outcome: z.string().max(64).nullable(),
  fields,
  opinion: plainText(0, 1000).optional(),
});
export const completed = z.strictObject({
  caseId: id,
  /** The next task of the same case that the person may do, if any. */
  next: id.nullable(),
});
/** Steps that the case has passed and may be returned to, oldest first. */
export const passedSteps = z.strictObject({
  items: z.array(z.strictObject({ element: z.string(), name: z.string(), at: moment })),
});
export const returnTo = z.strictObject({
  /** BPMN id of a step that was passed. */
  element: z.string().min(1).max(200),
  /** Do all that followed again, or come straight back when the step is done. */
  afterwards: z.enum(['go-on', 'straight-back']),
  reason: plainText(1, 500),
});
export const draft = z.strictObject({ fields });
export const claimed = z.strictObject({ id, revision: z.number().int() });
export const fileRow = z.strictObject({
  id,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
});
