import type { Text } from '@liandong/engine';
import { z } from 'zod';
import type { FieldError, Refusal } from '../commit/command.ts';
import { refusal } from './refuse.ts';

/** zod's own sentences in the languages of the product. */
const sentences: Readonly<Record<keyof Text, z.core.$ZodErrorMap>> = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

type Issue = z.core.$ZodIssue;

function pathOf(at: string, issue: Issue, key?: string): string {
  const parts = [...issue.path.map(String), ...(key === undefined ? [] : [key])];
  return at === 'body' ? parts.join('.') : [at, ...parts].join('.');
}

function errorsOf(at: string, issue: Issue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 20).map((key) => ({
      path: pathOf(at, issue, key),
      code: 'unknown-field',
      message: issue.message,
    }));
  }
  return [
    { path: pathOf(at, issue), code: issue.code.replaceAll('_', '-'), message: issue.message },
  ];
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | Refusal;

/**
 * What came from outside in the shape of a schema, or what is wrong with it: `unknown-field` when
 * there is nothing worse than fields nobody asked for, else `invalid-field`. Paths of `errors`
 * start within the body, or with `params` or `query`.
 */
export function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  at: 'params' | 'query' | 'body',
  language: keyof Text,
): Parsed<z.output<S>> {
  const result = schema.safeParse(value, { error: sentences[language] });
  if (result.success) return { ok: true, value: result.data };
  const errors = result.error.issues.flatMap((issue) => errorsOf(at, issue)).slice(0, 100);
  const unknown = errors.length > 0 && errors.every((error) => error.code === 'unknown-field');
  return refusal(
    unknown ? 'unknown-field' : 'invalid-field',
    `Expected ${at} as the API describes it but ${errors.map(({ path }) => path || at).join(', ')} differ`,
    { errors },
  );
}
