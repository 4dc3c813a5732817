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
      <FieldLabel
        id={ids.label}
        input={read ? null : ids.input}
        required={Boolean(data?.required) && !read}
      >
        {field.title}
      </FieldLabel>
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

interface FieldLabelProps {
  readonly id: string;
  /** Id of the control; null where the value is only read. */
  readonly input: string | null;
  readonly required: boolean;
  readonly children: ReactNode;
}

function FieldLabel({ id, input, required, children }: FieldLabelProps) {
  const look = `form-item-label${required ? ' form-item-required' : ''}`;
  return input === null ? (
    <span className={look} id={id}>
      {children}
    </span>
  ) : (
    <label className={look} id={id} htmlFor={input}>
      {children}
    </label>
  );
}

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
