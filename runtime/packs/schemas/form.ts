import { z } from 'zod';
import { components } from '../../forms/components.ts';
import { bilingual, fieldName } from './common.ts';

/** A FEEL condition in double braces over `record.<field>`. */
const condition = z.string().regex(/^\{\{[\s\S]+\}\}$/);

const rules = {
  required: z.union([z.boolean(), condition]).optional(),
  minLength: z.number().int().nonnegative().optional(),
  maxLength: z.number().int().positive().max(20_000).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().int().nonnegative().optional(),
  maxItems: z.number().int().positive().max(100).optional(),
  format: z.enum(['date', 'date-time']).optional(),
  pattern: z.string().max(500).optional(),
};

/** Words of a node in both languages; a field without a title has the record field's. */
const words = z.strictObject({
  title: bilingual.optional(),
  description: bilingual.optional(),
  placeholder: bilingual.optional(),
});

const option = z.strictObject({ code: z.string().min(1).max(32), name: bilingual });

/** A field of the record as the form shows it. */
export const fieldNode = z.strictObject({
  type: z.enum(['string', 'number', 'boolean', 'array']),
  'x-component': z.enum(components),
  'x-component-props': z.record(z.string(), z.json()).optional(),
  'x-decorator': z.literal('FormItem').optional(),
  'x-index': z.number().int().optional(),
  'x-text': words.optional(),
  'x-visible': condition.optional(),
  /** A dictionary of the pack; without it, the one of the record's field. */
  'x-dictionary': z.string().max(64).optional(),
  /** Options named in the form itself. */
  'x-options': z.array(option).min(1).max(200).optional(),
  ...rules,
});

/** Fields under one heading; no field itself. */
export const groupNode = z.strictObject({
  type: z.literal('void'),
  'x-component': z.literal('Group'),
  'x-index': z.number().int().optional(),
  'x-text': words.optional(),
  properties: z.record(fieldName, fieldNode),
});

/** `form.<name>.json`: a Formily schema in a closed dialect. */
export const formSchema = z.strictObject({
  type: z.literal('object'),
  'x-text': words.optional(),
  properties: z.record(fieldName, z.discriminatedUnion('type', [fieldNode, groupNode])),
});

export type FieldNode = z.output<typeof fieldNode>;
export type GroupNode = z.output<typeof groupNode>;
export type FormSchema = z.output<typeof formSchema>;
