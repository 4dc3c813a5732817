import type { Applier } from './applier.ts';

type Data = {
  /** Activation of the target that is done again. */
  readonly activation: number;
  /** The activation around it, or itself, from which all that descends is undone. */
  readonly origin: number;
  /** Element it was returned from. */
  readonly from?: string;
  readonly straightBack?: true;
  readonly reason?: string;
};

/**
 * Work goes back to the record's element; its instance is the activation it was returned from.
 * History only: the records behind it tell what is undone and begun.
 */
export const workReturned: Applier<Data> = {
  kind: 'work-returned',
  v: 1,
  apply() {},
};
