import type { Gathered } from '../model/part.ts';
import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & {
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  /** True when all goes because nobody waits any more. */
  readonly all?: boolean;
};

/** A parallel multiple event happened: the oldest of each of its triggers is used up. */
export const triggersReleased: Applier<Data> = {
  kind: 'triggers-released',
  v: 1,
  apply(draft, record, data) {
    const part = touch(draft, data.part);
    const used = new Set<number>();
    const isKept = ({ element, of, use }: Gathered): boolean => {
      if (element !== record.element || of !== data.of) return true;
      if (!data.all && used.has(use)) return true;
      used.add(use);
      return false;
    };
    const kept = (part.gathered ?? []).filter(isKept);
    if (kept.length > 0) part.gathered = kept;
    else delete part.gathered;
  },
};
