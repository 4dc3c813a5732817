import { z } from 'zod';
import { id, moment, text } from './common.ts';

/** The four phases a citizen sees. */
export const phase = z.enum(['accept', 'dispatch', 'handle', 'feedback']);

export const report = z.strictObject({
  category: z.string().max(16),
  /** Code of the town or street. */
  town: z.string().max(16),
  place: z.string().min(1).max(200),
  description: z.string().min(5).max(2000),
  phone: z
    .string()
    .regex(/^[0-9]{7,12}$/)
    .optional(),
  name: z.string().max(40).optional(),
  anonymous: z.boolean().default(false),
  confidential: z.boolean().default(false),
  /** Files uploaded before, with the token that the upload gave. */
  files: z
    .array(z.strictObject({ id, token: z.string().max(64) }))
    .max(6)
    .default([]),
});

export const reported = z.strictObject({ number: z.string(), token: z.string() });

export const trackedPhase = z.strictObject({
  phase,
  state: z.enum(['done', 'current', 'open']),
  at: moment.nullable(),
});

export const tracking = z.strictObject({
  number: z.string(),
  phases: z.array(trackedPhase),
  /** Only by the private link. */
  detail: z
    .strictObject({
      category: text,
      place: z.string(),
      description: z.string(),
      reportedAt: moment,
      expectedAt: moment.nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
});

export const lookup = z.strictObject({
  /** The pack says what numbers look like. */
  number: z.string().regex(/^[0-9A-Za-z-]{4,64}$/),
  phoneTail: z.string().regex(/^[0-9]{4}$/),
});

export const uploaded = z.strictObject({
  id,
  token: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
});

export const dictionary = z.strictObject({
  items: z.array(z.strictObject({ code: z.string(), name: text, parent: text.nullable() })),
});

/** The name citizens know, and what a number of theirs looks like. */
export const desk = z.strictObject({ name: text, example: z.string() });
