import { z } from 'zod';
import { id, moment, paging } from './common.ts';
import { migrationPlan, planProblems } from './instance.ts';

export const definitionQuery = z.strictObject(paging);

const definition = z.strictObject({
  id,
  pack: z.string(),
  version: z.number().int(),
  process: z.string(),
  publishedAt: moment,
  suspendedAt: moment.nullable(),
  /** The operation that runs on its instances. */
  operation: id.nullable(),
});
export const definitionPage = z.strictObject({
  items: z.array(definition),
  next: z.string().nullable(),
});

export const bulkStarted = z.strictObject({ operation: id });

export const targetQuery = z.strictObject({ to: id });
/** `leftOut` by the generated plan: only where an instance stands there it is in the way. */
export const proposedMigration = z.strictObject({ plan: migrationPlan, leftOut: planProblems });

/** Without a plan the generated one is taken. */
export const migrateInstances = z.strictObject({
  to: id,
  plan: migrationPlan.nullable().default(null),
});

export const bulkOperation = z.strictObject({
  id,
  kind: z.enum(['suspend', 'resume', 'migrate']),
  definition: id,
  startedAt: moment,
  endedAt: moment.nullable(),
  /** Instances that were there when it began. */
  total: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
});

export const refusedInstances = z.strictObject({
  items: z.array(
    z.strictObject({ instance: id, code: z.string(), detail: z.string(), errors: planProblems }),
  ),
  next: z.string().nullable(),
});
