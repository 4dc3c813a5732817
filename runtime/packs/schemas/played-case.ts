import { z } from 'zod';
import { bilingual } from './common.ts';

const values = z.record(z.string(), z.json());
const moment = z.iso.datetime({ offset: true });

const expected = z.strictObject({
  state: z.enum(['active', 'suspended', 'completed', 'terminated', 'failed']).optional(),
  waiting: z.array(z.string()).optional(),
  record: values.optional(),
  variables: values.optional(),
  /** Lines that occur in this order, others between them. */
  trace: z.array(z.string()).optional(),
  notices: z.number().int().nonnegative().optional(),
});

const by = z.string().optional();
const data = values.optional();
const message = z.string().optional();

/** One thing that happens: exactly one of the verbs names it. */
const playedStep = z.union([
  z.strictObject({ do: z.string(), task: z.string(), by }),
  z.strictObject({ complete: z.string(), by, outcome: z.string().optional(), data }),
  z.strictObject({ message: z.string(), key: z.string().optional(), data }),
  z.strictObject({ signal: z.string(), data }),
  z.strictObject({ job: z.string(), result: values }),
  z.strictObject({ job: z.string(), fail: z.string() }),
  z.strictObject({ job: z.string(), error: z.string(), message }),
  z.strictObject({ error: z.string(), at: z.string(), message }),
  z.strictObject({ escalation: z.string(), at: z.string(), data }),
  z.strictObject({ evaluate: z.literal(true) }),
  z.strictObject({ resolve: z.string(), variables: values.optional() }),
  z.strictObject({ cancel: z.string() }),
  z.strictObject({ choose: z.string() }),
  z.strictObject({ finish: z.string() }),
  z.strictObject({ suspend: z.literal(true) }),
  z.strictObject({ resume: z.literal(true) }),
  z.strictObject({ advance: z.string() }),
  z.strictObject({ until: moment }),
  z.strictObject({ expect: expected }),
]);

/** `cases/<case>.json`: what is played on a process and what must come of it. */
export const playedCase = z.strictObject({
  title: bilingual,
  process: z.string().optional(),
  start: z.string().optional(),
  at: moment.optional(),
  record: values.optional(),
  variables: values.optional(),
  steps: z.array(playedStep),
  expect: expected.optional(),
});
