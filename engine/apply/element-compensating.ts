import type { Seat } from '../model/part.ts';
import type { Applier, InPart } from './applier.ts';
import { reviveElement } from './kept.ts';

type Data = InPart & {
  /** The part that kept it, where it is not the scope's own. */
  readonly from?: number;
  /** Who goes on when it is compensated. */
  readonly by: Seat;
  /** The branch of who asked for it: it descends from there now. */
  readonly path?: readonly number[];
};

/** A completed activity begins to be undone; its id is what it was. */
export const elementCompensating: Applier<Data> = {
  kind: 'element-compensating',
  v: 1,
  apply(draft, record, { part = 0, from = part, by, path }) {
    const change = { state: 'compensating', by, ...(path && { path }) } as const;
    reviveElement(draft, part, from, record.instance, change);
  },
};
