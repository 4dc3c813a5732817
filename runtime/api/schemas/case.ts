import { z } from 'zod';
import {
  fields,
  id,
  level,
  light,
  moment,
  page,
  paging,
  person,
  text,
  unitReference,
} from './common.ts';
import { plainText } from './plain.ts';

export const caseRow = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  status: z.string(),
  phase: z.string(),
  unit: unitReference.nullable(),
  area: unitReference.nullable(),
  createdAt: moment,
  dueAt: moment.nullable(),
  light,
  supervision: z.enum(['none', 'L1', 'L2', 'L3']),
  confidential: z.boolean(),
});

export const caseQuery = z.strictObject({
  ...paging,
  sort: z.enum(['-created', 'created', 'due', '-due']).default('-created'),
  q: z.string().max(60).optional(),
  'filter[status]': z.string().max(40).optional(),
  'filter[unit]': id.optional(),
  'filter[light]': light.optional(),
  'filter[supervised]': z.enum(['yes', 'no']).optional(),
  /** `mine`: started by me. */
  'filter[by]': z.enum(['mine']).optional(),
});

export const casePage = page(caseRow);

export const clock = z.strictObject({
  kind: z.enum(['case', 'step']),
  limit: z.string(),
  startedAt: moment,
  dueAt: moment,
  state: z.enum(['running', 'paused', 'stopped']),
  light,
  provisional: z.boolean(),
});

export const order = z.strictObject({
  id,
  caseId: id,
  caseNumber: z.string(),
  caseTitle: z.string(),
  level,
  state: z.string(),
  reason: z.string(),
  feedback: z.string().nullable(),
  openedBy: person,
  openedAt: moment,
  dueAt: moment,
  closedAt: moment.nullable(),
  /** Events of the order's chart that the reader may send now. */
  operations: z.array(z.enum(['acknowledge', 'report', 'accept', 'send-back', 'close'])),
  revision: z.number().int(),
});

export const openTask = z.strictObject({
  id,
  element: z.string(),
  name: z.string(),
  assignee: person.nullable(),
  unit: unitReference.nullable(),
  dueAt: moment.nullable(),
  mine: z.boolean(),
  claimable: z.boolean(),
});

export const caseDetail = z.strictObject({
  ...caseRow.shape,
  pack: z.string(),
  packVersion: z.number().int(),
  anonymous: z.boolean(),
  closedAt: moment.nullable(),
  /** Formily schema that shows the case, and its values (personal ones masked). */
  form: z.json(),
  fields,
  clocks: z.array(clock),
  orders: z.array(order),
  tasks: z.array(openTask),
  files: z.array(
    z.strictObject({
      id,
      field: z.string(),
      name: z.string(),
      mediaType: z.string(),
      sizeBytes: z.number(),
    }),
  ),
  /** What the reader may do: `supervise`, `reveal`. */
  operations: z.array(z.string()),
});

export const historyLine = z.strictObject({
  n: z.number().int(),
  at: moment,
  kind: z.string(),
  actor: z.string(),
  /** The sentence as people read it. */
  sentence: text,
  opinion: z.string().nullable(),
});

export const history = z.strictObject({ items: z.array(historyLine) });

export const diagram = z.strictObject({
  xml: z.string(),
  active: z.array(z.string()),
  completed: z.array(z.string()),
});

/** Ad-hoc sub-processes that are open, with the activities that may begin in them now. */
export const choices = z.strictObject({
  items: z.array(
    z.strictObject({
      instance: id,
      part: z.number().int(),
      activation: z.number().int(),
      element: z.string(),
      name: z.string(),
      activities: z.array(z.strictObject({ element: z.string(), name: z.string() })),
    }),
  ),
});

/** Names one of them, as it was offered. */
export const finishActivities = z.strictObject({
  instance: id,
  part: z.number().int().min(0),
  activation: z.number().int().min(1),
});
export const startActivity = z.strictObject({
  ...finishActivities.shape,
  element: z.string().min(1).max(200),
});

/** What a clerk fills in to start a case; `form` is a Formily schema in the reader's language. */
export const intakeForms = z.strictObject({
  items: z.array(
    z.strictObject({ pack: z.string(), title: text, form: z.json(), fields: z.array(z.string()) }),
  ),
});

export const intake = z.strictObject({ pack: z.string().max(64), fields });
export const created = z.strictObject({ id, number: z.string(), taskId: id.nullable() });

export const superviseProposal = z.strictObject({
  level,
  reason: z.string(),
  dueAt: moment,
  openOrder: id.nullable(),
});
export const supervise = z.strictObject({ reason: plainText(1, 500) });
export const feedback = z.strictObject({ feedback: plainText(1, 1000) });
export const reveal = z.strictObject({
  field: z.string().max(64),
  reason: plainText(2, 200),
});
export const revealed = z.strictObject({ value: z.json() });
