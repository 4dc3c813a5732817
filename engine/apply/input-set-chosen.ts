import type { Id, Variables } from '../model/value.ts';
import { type Applier, changeElement, elementOf, type InPart, removeWait } from './applier.ts';

type Data = InPart & {
  /** Number of the input set; left out where there is none to choose. */
  readonly set?: number;
  /** The wait that is over; left out where the data was there at once. */
  readonly data?: Id;
  readonly variables: Variables;
};

/** An activity or throw event has taken its data, which only it sees. */
export const inputSetChosen: Applier<Data> = {
  kind: 'input-set-chosen',
  v: 1,
  apply(draft, { instance }, { part = 0, set, data, variables }) {
    if (data !== undefined) removeWait(draft, part, data);
    const { local } = elementOf(draft, part, instance);
    const isEmpty = Object.keys(variables).length === 0;
    changeElement(draft, part, instance, {
      ...(data !== undefined && { state: undefined }),
      ...(!isEmpty && { local: { ...local, ...variables } }),
      // The first one is what most have, so it is not kept.
      ...(set !== undefined && { inputSet: set === 0 ? undefined : set }),
    });
  },
};
