import type { Applier } from './applier.ts';

type Data = { readonly changes: number; readonly reason?: string };

/**
 * Somebody moved the tokens of the instance.
 * History only: the records behind it tell what ended and began.
 */
export const processModified: Applier<Data> = {
  kind: 'process-modified',
  v: 1,
  apply() {},
};
