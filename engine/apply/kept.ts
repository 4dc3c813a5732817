import type { ElementInstance, Kept, ScopePart } from '../model/part.ts';
import type { Draft } from '../model/run.ts';
import { addPart, elementOf, partOf, removeElement, removePart, touch } from './applier.ts';

/** Said by records that end an element instance which can be compensated from then on. */
export interface Keeping {
  readonly kept?: true;
  /** Number of a new part that takes those kept before, since there are many. */
  readonly shelf?: number;
  /** Only what had completed inside it is meant. */
  readonly partial?: true;
}

/** The element instance lives no longer, but is kept with its data; `done` numbers the record. */
export function keepElement(
  draft: Draft,
  number: number,
  id: number,
  done: number,
  { shelf, partial }: Keeping,
): void {
  const { state, compensation, by, suspended, away, back, ...instance } = elementOf(
    draft,
    number,
    id,
  );
  removeElement(draft, number, id);
  const scope = touch(draft, number);
  if (shelf !== undefined) moveToShelf(draft, scope, shelf);
  const entry: Kept = { ...instance, ...(partial && { partial }), done };
  scope.kept = [...(scope.kept ?? []), entry];
}

function moveToShelf(draft: Draft, scope: ScopePart, shelf: number): void {
  const { kept = [], older } = scope;
  touch(draft, 0).next = shelf + 1;
  addPart(draft, {
    part: shelf,
    scope: scope.scope,
    owner: [scope.part, 0],
    variables: {},
    elements: [],
    waits: [],
    tokens: [],
    incidents: [],
    kept,
    ...(older !== undefined && { older }),
  });
  scope.kept = [];
  scope.older = shelf;
}

/** Takes one that was kept in the part `from` back among the living of its scope. */
export function reviveElement(
  draft: Draft,
  number: number,
  from: number,
  id: number,
  change: Partial<ElementInstance>,
): void {
  const holder = touch(draft, from);
  const found = holder.kept?.find((one) => one.id === id);
  if (!found) return;
  const rest = holder.kept?.filter((one) => one !== found) ?? [];
  if (rest.length > 0) holder.kept = rest;
  else delete holder.kept;
  if (from !== number) dropEmptyShelves(draft, number);
  const { done: _, ...instance } = found;
  const { elements } = touch(draft, number);
  const after = elements.findIndex((one) => one.id > id);
  elements.splice(after < 0 ? elements.length : after, 0, { ...instance, ...change });
}

function dropEmptyShelves(draft: Draft, number: number): void {
  const scope = touch(draft, number);
  while (scope.older !== undefined) {
    const shelf = partOf(draft, scope.older);
    if (shelf.kept) return;
    const { older } = shelf;
    delete touch(draft, shelf.part).older;
    removePart(draft, shelf.part);
    if (older === undefined) delete scope.older;
    else scope.older = older;
  }
}
