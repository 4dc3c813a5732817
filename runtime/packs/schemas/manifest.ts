import { z } from 'zod';
import { bilingual, fieldName, partName } from './common.ts';

/** How a personal value is shown to those who may not see it in clear. */
export const mask = z.enum(['phone', 'name', 'address', 'text']);

export const recordField = z.strictObject({
  name: fieldName,
  title: bilingual,
  type: z.enum([
    'text',
    'code',
    'codes',
    'number',
    'boolean',
    'date',
    'date-time',
    'unit',
    'units',
    'user',
    'files',
    'limit',
  ]),
  /** Personal and sensitive values are stored encrypted, by reference. */
  class: z.enum(['public', 'internal', 'personal', 'sensitive']),
  /** Found by the search of the lists; personal ones by equality only. */
  searchable: z.boolean().default(false),
  sortable: z.boolean().default(false),
  /** Of `code` and `codes`. */
  dictionary: z.string().max(64).optional(),
  mask: mask.optional(),
  /** The field that holds the value proposed for this one. */
  proposedBy: fieldName.optional(),
  /** Filled by the server when a step that may write it is completed. */
  automatic: z.enum(['user', 'now']).optional(),
});

/** Fields of the record that the platform keeps in columns of their own. */
const columns = z.strictObject({
  status: fieldName,
  unit: fieldName,
  area: fieldName,
  limit: fieldName,
  anonymous: fieldName.optional(),
  confidential: fieldName.optional(),
});

const status = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  title: bilingual,
  phase: z.enum(['accept', 'dispatch', 'handle', 'feedback']),
  /** The case is over: clocks stop, orders close. */
  final: z.boolean().default(false),
});

export const manifest = z.strictObject({
  id: partName,
  /** Of the pack's authors; published versions are counted by the platform. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: bilingual,
  description: bilingual.optional(),
  requires: z.array(partName).default([]),
  /** BPMN id of the process that a new case starts. */
  process: z.string().min(1).max(64),
  /** Form that shows a case. */
  view: partName,
  /** Form of a new case entered by a clerk, and of a citizen's report. */
  intake: partName,
  report: partName.optional(),
  /** Who takes reports, as citizens know them; the title of the pack where it is missing. */
  desk: bilingual.optional(),
  /** Fields that a citizen's report always has, for example its channel. */
  reportValues: z.record(fieldName, z.json()).default({}),
  /** Number rule of new cases in `numbers.json`. */
  number: partName,
  record: z.strictObject({
    title: bilingual,
    fields: z.array(recordField).min(1).max(200),
    columns,
    statuses: z.array(status).min(1),
    /** Fields from which the text search of the lists is built. */
    search: z.array(fieldName).default([]),
    /**
     * What must be there before a case may be handled: the field `kind` names the sort of evidence
     * that its category asks for, `fields` the field that holds each sort.
     */
    evidence: z
      .strictObject({ kind: fieldName, fields: z.record(z.string(), fieldName) })
      .optional(),
  }),
});

export type Manifest = z.output<typeof manifest>;
export type RecordField = z.output<typeof recordField>;
export type MaskKind = z.output<typeof mask>;
