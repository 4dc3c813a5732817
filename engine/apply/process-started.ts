import type { ScopePart } from '../model/part.ts';
import type { Id, Variables } from '../model/value.ts';
import { type Applier, addPart } from './applier.ts';

type Data = {
  readonly variables?: Variables;
  /** The ended instance that is done again; history only. */
  readonly restartOf?: Id;
  readonly parent?: { readonly instance: Id; readonly call: Id; readonly part: number };
};

/** The root scope begins; the record's element is the process. */
export const processStarted: Applier<Data> = {
  kind: 'process-started',
  v: 1,
  apply(draft, record, data) {
    draft.process = record.element;
    draft.state = 'active';
    const root: ScopePart = {
      part: 0,
      scope: record.element,
      variables: data.variables ?? {},
      elements: [],
      waits: [],
      tokens: [],
      incidents: [],
      next: 1,
      ...(data.parent ? { parent: data.parent } : {}),
    };
    addPart(draft, root);
  },
};
