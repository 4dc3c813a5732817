import { ITERATIONS_PER_PART, type ScopePart } from '../model/part.ts';
import type { Json } from '../model/value.ts';
import { type Applier, addPart, changeElement, type InPart, touch } from './applier.ts';
import { bodyParts } from './body-parts.ts';

type Data = InPart & {
  /** Left out for a standard loop. */
  readonly total?: number;
  readonly first: number;
  readonly items?: readonly Json[];
  /** True when outputs are collected. */
  readonly collects?: boolean;
};

/** A multi-instance activity or a loop begins: its iterations live in parts of their own. */
export const bodyOpened: Applier<Data> = {
  kind: 'body-opened',
  v: 1,
  apply(draft, record, data) {
    const { total = null, first, items, collects } = data;
    const part = data.part ?? 0;
    const parts = bodyParts({ total, first });
    touch(draft, 0).next = first + parts.length;
    changeElement(draft, part, record.instance, { body: { total, first, begun: 0, done: 0 } });
    for (const [i, number] of parts.entries()) {
      const from = i * ITERATIONS_PER_PART;
      const to = Math.min(total ?? 1, from + ITERATIONS_PER_PART);
      const chunk: ScopePart = {
        part: number,
        scope: record.element,
        owner: [part, record.instance],
        variables: {},
        elements: [],
        waits: [],
        tokens: [],
        incidents: [],
        first: from,
        ...(items && { items: items.slice(from, to) }),
        ...(collects && { outputs: new Array<Json>(to - from).fill(null) }),
      };
      addPart(draft, chunk);
    }
  },
};
