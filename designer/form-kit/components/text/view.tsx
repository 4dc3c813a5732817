import { connect } from '@formily/react';

/** A sentence that explains; it holds no value. */
export const Text = connect(({ content }: { readonly content?: string }) => (
  <p className="form-note">{content}</p>
));
