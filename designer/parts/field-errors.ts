import { ProblemError } from '../api/problem-error.ts';
import type { FieldError } from '../form-kit/index.ts';

/** What the server said of single fields (`errors` of an `invalid-field` problem). */
export function fieldErrors(error: unknown): FieldError[] {
  if (!(error instanceof ProblemError)) return [];
  const list = error.body.errors;
  return Array.isArray(list) ? list.filter(isFieldError) : [];
}

function isFieldError(value: unknown): value is FieldError {
  if (typeof value !== 'object' || value === null) return false;
  const { path, message } = value as { path?: unknown; message?: unknown };
  return typeof path === 'string' && typeof message === 'string';
}
