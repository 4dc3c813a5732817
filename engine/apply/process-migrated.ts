import type { Firing, ScopePart } from '../model/part.ts';
import type { EngineRecord } from '../model/record.ts';
import type { Draft } from '../model/run.ts';
import { type Applier, touch } from './applier.ts';

type Names = { readonly [id: string]: string };

type Data = {
  /** The definition that the instance follows from now on. */
  readonly to: string;
  /** Only the ids that change. */
  readonly elements?: Names;
  readonly flows?: Names;
};

/** The instance follows another version; all ids in its parts are those of that version. */
export const processMigrated: Applier<Data> = {
  kind: 'process-migrated',
  v: 1,
  apply(draft: Draft, record: EngineRecord, { elements = {}, flows = {} }) {
    draft.process = record.element;
    for (const number of [...draft.parts.keys()]) rename(touch(draft, number), elements, flows);
  },
};

const named = (names: Names, id: string): string =>
  Object.hasOwn(names, id) ? (names[id] as string) : id;

function rename(part: ScopePart, elements: Names, flows: Names): void {
  const element = (id: string): string => named(elements, id);
  const flow = (id: string): string => (Object.hasOwn(flows, id) ? named(flows, id) : element(id));
  part.scope = element(part.scope);
  replace(part.elements, element);
  replace(part.waits, element);
  replace(part.incidents, element);
  for (const [i, token] of part.tokens.entries()) {
    part.tokens[i] = { ...token, flow: flow(token.flow) };
  }
  if (part.kept) part.kept = part.kept.map((one) => ({ ...one, element: element(one.element) }));
  for (const [i, one] of part.elements.entries()) {
    const { compensation } = one;
    if (compensation?.element === undefined) continue;
    const meant = { ...compensation, element: element(compensation.element) };
    part.elements[i] = { ...one, compensation: meant };
  }
  if (part.gathered)
    part.gathered = part.gathered.map((one) => ({ ...one, element: element(one.element) }));
  if (part.joins)
    part.joins = renamed(part.joins, element, (firing) => ({
      ...firing,
      tokens: firing.tokens.map((one) => ({ ...one, flow: flow(one.flow) })),
    }));
  if (part.gateways) part.gateways = renamed(part.gateways, element, (had) => had.map(flow));
}

/** The list stays the same one; only what changes its name is copied. */
function replace<T extends { readonly element: string }>(
  list: T[],
  element: (id: string) => string,
): void {
  for (const [i, one] of list.entries()) {
    const to = element(one.element);
    if (to !== one.element) list[i] = { ...one, element: to };
  }
}

function renamed<T extends Firing | readonly string[]>(
  all: { readonly [id: string]: T },
  element: (id: string) => string,
  change: (one: T) => T,
): { readonly [id: string]: T } {
  return Object.fromEntries(Object.entries(all).map(([id, one]) => [element(id), change(one)]));
}
