import { type Form, isField } from '@formily/core';
import type { FieldError } from './types.ts';

/** The server names a field by its place in the request, for example `fields.phone`. */
const fieldOf = (path: string): string => path.replace(/^(fields|record)\./, '');

/**
 * Puts what the server refused beside its fields, as if the form had found it: typing in a field
 * takes its message away. Gives the fields concerned.
 */
export function putErrors(form: Form, errors: readonly FieldError[]): readonly string[] {
  return errors.flatMap(({ path, message }) => {
    const name = fieldOf(path);
    const field = form.query(name).take();
    if (!isField(field)) return [];
    field.setFeedback({
      type: 'error',
      code: 'ValidateError',
      triggerType: 'onInput',
      messages: [message],
    });
    return [name];
  });
}

/** Takes all messages away, so that what was refused before does not hold up sending again. */
export function forgetErrors(form: Form): void {
  form.clearErrors('*');
}
