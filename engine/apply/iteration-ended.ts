import { ITERATIONS_PER_PART } from '../model/part.ts';
import type { Json } from '../model/value.ts';
import { type Applier, changeElement, elementOf, type InPart, touch } from './applier.ts';
import { bodyPartAt } from './body-parts.ts';

type Data = InPart & { readonly index: number; readonly output?: Json };

/** One more iteration of the body (the record's instance) is done, with what it gave. */
export const iterationEnded: Applier<Data> = {
  kind: 'iteration-ended',
  v: 1,
  apply(draft, record, data) {
    const { body } = elementOf(draft, data.part ?? 0, record.instance);
    if (!body) return;
    changeElement(draft, data.part, record.instance, { body: { ...body, done: body.done + 1 } });
    if (data.output === undefined) return;
    const chunk = touch(draft, bodyPartAt(body, data.index));
    const outputs = (chunk.outputs ?? []).slice();
    outputs[data.index % ITERATIONS_PER_PART] = data.output;
    chunk.outputs = outputs;
  },
};
