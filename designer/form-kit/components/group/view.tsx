import { observer, useField } from '@formily/react';
import type { ReactNode } from 'react';

/** Fields under one heading. */
export const Group = observer(function Group({ children }: { children?: ReactNode }) {
  const field = useField();
  return (
    <fieldset className="form-group">
      {field.title ? <legend className="form-group-title">{field.title}</legend> : null}
      <div className="form-grid">{children}</div>
    </fieldset>
  );
});
