import type { Expression, Text } from '@liandong/engine';
import type { FormSchema } from '../packs/schemas/form.ts';
import type { Component } from './components.ts';

/**
 * A form as the server uses it. The JSON is a Formily schema; words stand in `x-text` in both
 * languages and `{{ }}` holds FEEL.
 */
export interface Form {
  readonly name: string;
  readonly schema: FormSchema;
  /** In the order of the form. Layout nodes (`void`) have no entry. */
  readonly fields: ReadonlyMap<string, FormField>;
}

export interface FormField {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  readonly component: Component;
  readonly title: Text;
  /** `required: true`, or a condition in `x-required`. */
  readonly required: boolean | Expression;
  /** Hidden while it is false. */
  readonly visible: Expression | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  /** Media types of its files (`image/png`, `image/*`); null for fields without files. */
  readonly accept: readonly string[] | null;
  readonly format: 'date' | 'date-time' | null;
  readonly pattern: ((text: string) => boolean) | null;
  /** Allowed codes named in the form itself. */
  readonly options: readonly { readonly code: string; readonly name: Text }[] | null;
  /** Name of a dictionary of the pack (`categories`), or `units` of the organisation. */
  readonly dictionary: string | null;
}
