import { z } from 'zod';
import { id, moment, page, paging } from './common.ts';

const incident = z.strictObject({
  id,
  instance: id,
  element: z.string(),
  code: z.string(),
  detail: z.string(),
  caseId: id.nullable(),
  raisedAt: moment,
});
export const incidentQuery = z.strictObject(paging);
export const incidentPage = page(incident);

const variables = z.record(z.string().max(64), z.json());

/** Variables that repair what the incident was about. */
export const resolveIncident = z.strictObject({ variables: variables.default({}) });

const fence = z.number().int().min(0);

export const fetchJobs = z.strictObject({
  type: z.string().min(1).max(191),
  max: z.number().int().min(1).max(100).default(10),
  leaseMs: z.number().int().min(1000).max(3_600_000).default(60_000),
});
const job = z.strictObject({
  id,
  instance: id,
  element: z.string(),
  type: z.string(),
  input: z.json(),
  retries: z.number().int(),
  fence,
});
export const jobs = z.strictObject({ items: z.array(job) });
export const completeJob = z.strictObject({ fence, variables: variables.default({}) });
export const failJob = z.strictObject({
  fence,
  /** Code of a BPMN error that the model may catch; null for a technical failure. */
  error: z.string().max(64).nullable().default(null),
  message: z.string().max(2000),
});
