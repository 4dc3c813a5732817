import type { Variables } from '../model/value.ts';
import { type Applier, addPart, changeElement, type InPart, touch } from './applier.ts';

type Data = InPart & {
  readonly inner: number;
  readonly variables?: Variables;
  readonly continues?: number;
  /** In an ad-hoc sub-process activities are begun from outside. */
  readonly choice?: 'open';
};

/** The inner scope of a sub-process begins; it lives in a part of its own. */
export const scopeOpened: Applier<Data> = {
  kind: 'scope-opened',
  v: 1,
  apply(draft, record, data) {
    const { inner, variables = {}, choice } = data;
    const part = data.part ?? 0;
    touch(draft, 0).next = inner + 1;
    changeElement(draft, part, record.instance, { inner });
    addPart(draft, {
      part: inner,
      scope: record.element,
      owner: [part, record.instance],
      variables,
      elements: [],
      waits: [],
      tokens: [],
      incidents: [],
      ...(choice && { choice }),
    });
  },
};
