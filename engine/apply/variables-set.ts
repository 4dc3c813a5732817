import type { Variables } from '../model/value.ts';
import { type Applier, changeElement, elementOf, type InPart, touch } from './applier.ts';

type Data = InPart & {
  /** Activation whose own variables are meant; absent for those of the scope. */
  readonly of?: number;
  readonly variables: Variables;
};

/** Variables of a scope or of one activity have new values. */
export const variablesSet: Applier<Data> = {
  kind: 'variables-set',
  v: 1,
  apply(draft, _record, data) {
    if (data.of === undefined) {
      const part = touch(draft, data.part);
      part.variables = { ...part.variables, ...data.variables };
      return;
    }
    const { local } = elementOf(draft, data.part ?? 0, data.of);
    changeElement(draft, data.part, data.of, { local: { ...local, ...data.variables } });
  },
};
