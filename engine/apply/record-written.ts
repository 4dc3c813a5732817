import type { Variables } from '../model/value.ts';
import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly fields: Variables };

/**
 * Fields of the case were set.
 * History only: the state does not change.
 */
export const recordWritten: Applier<Data> = {
  kind: 'record-written',
  v: 1,
  apply() {},
};
