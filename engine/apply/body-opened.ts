import { ITERATIONS_PER_PART, type ScopePart } from '../model/part.ts';
import type { Json } from '../model/value.ts';
import { type Applier, addPart, changeElement, type InPart, touch } from './applier.ts';

type Data = InPart & {
  readonly total: number;
  readonly first: number;
  readonly items?: readonly Json[];
  /** True when outputs are collected. */
  readonly collects?: boolean;
};

/** A multi-instance activity begins: its iterations live in parts of their own. */
export const bodyOpened: Applier<Data> = {
  kind: 'body-opened',
  v: 1,
  apply(draft, record, data) {
    const { total, first, items, collects } = data;
    const part = data.part ?? 0;
    const parts = Math.ceil(total / ITERATIONS_PER_PART);
    touch(draft, 0).next = first + parts;
    changeElement(draft, part, record.instance, { body: { total, first, begun: 0, done: 0 } });
    for (let i = 0; i < parts; i++) {
      const from = i * ITERATIONS_PER_PART;
      const to = Math.min(total, from + ITERATIONS_PER_PART);
      const chunk: ScopePart = {
        part: first + i,
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
