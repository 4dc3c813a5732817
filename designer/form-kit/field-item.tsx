import { isField } from '@formily/core';
import { observer, useField } from '@formily/react';
import type { ReactNode } from 'react';

/** Ids that tie a label, its input, help and error together for assistive technology. */
export function fieldIds(address: string): {
  readonly input: string;
  readonly label: string;
  readonly error: string;
} {
  const base = `field-${address.replaceAll('.', '-')}`;
  return { input: base, label: `${base}-label`, error: `${base}-error` };
}

/** Label, help and error around the component of a field. */
export const FieldItem = observer(function FieldItem({ children }: { children?: ReactNode }) {
  const field = useField();
  const ids = fieldIds(field.address.toString());
  const data = isField(field) ? field : null;
  const errors = data?.selfErrors ?? [];
  const read = field.pattern === 'readPretty';
  return (
    <div className={`form-item${read ? ' form-item-read' : ''}`}>
      <label className="form-item-label" id={ids.label} htmlFor={read ? undefined : ids.input}>
        {field.title}
        {data?.required && !read ? (
          <span className="form-item-required" aria-hidden="true">
            *
          </span>
        ) : null}
      </label>
      <div className="form-item-control">{children}</div>
      {field.description ? <p className="form-item-help">{field.description}</p> : null}
      {errors.length > 0 ? (
        <p className="form-item-error" id={ids.error} role="alert">
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  );
});

/** The aria attributes of a field's input. */
export function useInputAttributes(): {
  readonly id: string;
  readonly 'aria-labelledby': string;
  readonly 'aria-required': boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
} {
  const field = useField();
  const ids = fieldIds(field.address.toString());
  const data = isField(field) ? field : null;
  const invalid = (data?.selfErrors.length ?? 0) > 0;
  return {
    id: ids.input,
    'aria-labelledby': ids.label,
    'aria-required': Boolean(data?.required),
    'aria-invalid': invalid,
    'aria-describedby': invalid ? ids.error : undefined,
  };
}
