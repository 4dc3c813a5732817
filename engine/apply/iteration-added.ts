import type { Json } from '../model/value.ts';
import { type Applier, addPart, changeElement, elementOf, type InPart, touch } from './applier.ts';
import { bodyPartAt } from './body-parts.ts';

type Data = InPart & {
  /** Absent where the body runs over a number. */
  readonly item?: Json;
  /** Number of the part that begins with it, when the others are full. */
  readonly into?: number;
};

/** The body (the record's instance) has one more iteration, behind all others. */
export const iterationAdded: Applier<Data> = {
  kind: 'iteration-added',
  v: 1,
  apply(draft, record, data) {
    const { body } = elementOf(draft, data.part ?? 0, record.instance);
    if (!body || body.total === null) return;
    const { item, into } = data;
    const index = body.total;
    const last = touch(draft, bodyPartAt(body, index - 1));
    const items = item === undefined ? undefined : [item];
    const outputs = last.outputs ? [null] : undefined;
    let { more } = body;
    if (into === undefined) {
      if (items) last.items = [...(last.items ?? []), ...items];
      if (outputs) last.outputs = [...(last.outputs ?? []), ...outputs];
    } else {
      touch(draft, 0).next = into + 1;
      more = [...(more ?? []), into];
      const { scope, owner = [0, 0] } = last;
      addPart(draft, {
        part: into,
        scope,
        owner,
        variables: {},
        elements: [],
        waits: [],
        tokens: [],
        incidents: [],
        first: index,
        ...(items && { items }),
        ...(outputs && { outputs }),
      });
    }
    const next = { ...body, total: index + 1, ...(more && { more }) };
    changeElement(draft, data.part, record.instance, { body: next });
  },
};
