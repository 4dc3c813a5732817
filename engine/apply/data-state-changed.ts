import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & {
  readonly name: string;
  readonly state: string;
};

/** A data object of a scope has another state. */
export const dataStateChanged: Applier<Data> = {
  kind: 'data-state-changed',
  v: 1,
  apply(draft, _record, { part, name, state }) {
    const scope = touch(draft, part);
    scope.states = { ...scope.states, [name]: state };
  },
};
