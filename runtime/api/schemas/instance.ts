import { z } from 'zod';
import { id, moment } from './common.ts';
import { plainText } from './plain.ts';

const element = z.string().min(1).max(200);
const part = z.number().int().min(0);
const activation = z.number().int().min(1);
const variables = z.record(z.string().max(64), z.json());
const reason = plainText(1, 500);

/** An element instance as `GET /instances/:id` names it. */
export const elementInstance = z.strictObject({ part, activation });

const put = {
  /** Part of the scope; null for the only one that lives. */
  part: part.nullable().default(null),
  variables: variables.default({}),
};
const change = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('start-before'), element, ...put }),
  z.strictObject({ do: z.literal('start-after'), element, ...put }),
  z.strictObject({ do: z.literal('start-on-flow'), flow: element, ...put }),
  z.strictObject({ do: z.literal('cancel-instance'), part, activation }),
  z.strictObject({ do: z.literal('cancel-element'), element }),
]);
export const modifyInstance = z.strictObject({ changes: z.array(change).min(1).max(100), reason });

/** `item` where the step runs over a collection. */
export const addIteration = z.strictObject({ part, activation, item: z.json().optional() });

export const cancelInstance = z.strictObject({ reason });

/** `part` 0 is the process itself. */
export const setVariables = z.strictObject({ part: part.default(0), variables });

export const restartInstance = z.strictObject({ before: z.array(element).min(1).max(20) });
export const restarted = z.strictObject({ id });

const names = z.record(z.string().min(1).max(200), z.string().min(1).max(200));
export const migrationPlan = z.strictObject({
  /** Ids of the old version with those of the new one: processes and elements. */
  elements: names,
  /** The same for flows. */
  flows: names,
  /** Timers and subscriptions of mapped events are kept, or begin anew. */
  events: z.enum(['keep', 'rearm']),
});
const planProblem = z.strictObject({ path: z.string(), code: z.string(), message: z.string() });
export const planProblems = z.array(planProblem);
/** Without a plan the generated one is taken. */
export const migrateInstance = z.strictObject({
  to: id,
  plan: migrationPlan.nullable().default(null),
  dryRun: z.boolean().default(false),
});
export const migrated = z.strictObject({ migrated: z.boolean(), problems: planProblems });

const position = { element: z.string(), name: z.string(), part: z.number().int() };

export const instanceDetail = z.strictObject({
  id,
  state: z.enum(['active', 'suspended', 'completed', 'terminated', 'failed']),
  process: z.string(),
  definition: z.strictObject({ id, pack: z.string(), version: z.number().int() }),
  caseId: id.nullable(),
  /** The instance whose call activity waits for this one. */
  parent: id.nullable(),
  startedAt: moment,
  endedAt: moment.nullable(),
  /** Element instances that live, in the order of their scopes. */
  live: z.array(
    z.strictObject({
      ...position,
      activation: z.number().int(),
      iteration: z.number().int().nullable(),
      suspended: z.boolean(),
    }),
  ),
  /** What it waits for; `suspended` takes nothing until it is resumed. */
  waiting: z.array(
    z.strictObject({ ...position, kind: z.string(), id: z.string(), suspended: z.boolean() }),
  ),
  /** Steps that were passed and may be returned to, oldest first. */
  passed: z.array(z.strictObject({ element: z.string(), name: z.string(), at: moment })),
  incidents: z.array(
    z.strictObject({
      id,
      element: z.string(),
      code: z.string(),
      detail: z.string(),
      raisedAt: moment,
    }),
  ),
});
