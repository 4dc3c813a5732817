import { EngineError } from '../errors.ts';
import type { Instance } from '../model/instance.ts';
import type { ElementInstance, ScopePart, Wait } from '../model/part.ts';
import type { EngineRecord } from '../model/record.ts';
import type { Draft } from '../model/run.ts';
import type { Id } from '../model/value.ts';
import { bodyParts } from './body-parts.ts';
import { PartMap } from './part-map.ts';

/**
 * Changes the state as one kind of record says; it decides nothing. A released version is never
 * edited: a new `v` is added beside it, since old records must fold to the same state.
 */
export interface Applier<D> {
  readonly kind: string;
  readonly v: number;
  apply(draft: Draft, record: EngineRecord, data: D): void;
}

/** Where most records happen; part 0 is left out, since records are many. */
export type InPart = { readonly part?: number };

const NOWHERE: InPart = Object.freeze({});

export const inPart = (part: number): InPart => (part === 0 ? NOWHERE : { part });

/** A draft of an instance, or of one that does not exist yet. */
export function openDraft(instance: Instance | null, id: Id): Draft {
  return {
    id,
    process: instance?.process ?? '',
    state: instance?.state ?? 'active',
    n: instance?.n ?? 0,
    parts: new PartMap(instance?.parts as ReadonlyMap<number, ScopePart> | undefined),
    touched: new Set(),
    removed: new Set(),
  };
}

/** The instance as it stands; the draft must not be used afterwards. */
export function closeDraft(draft: Draft): Instance {
  const { id, process, state, n, parts } = draft;
  return { id, process, state, n, parts };
}

export function partOf(draft: Draft, part: number): ScopePart {
  const found = draft.parts.get(part);
  if (!found) throw new EngineError('unknown-part', `Expected part ${part} but it is not there`);
  return found;
}

/** The part as a copy that this draft may change. */
export function touch(draft: Draft, number: number | undefined): ScopePart {
  const part = partOf(draft, number ?? 0);
  if (draft.touched.has(part.part)) return part;
  const copy: ScopePart = {
    ...part,
    elements: part.elements.slice(),
    waits: part.waits.slice(),
    tokens: part.tokens.slice(),
    incidents: part.incidents.slice(),
  };
  draft.touched.add(part.part);
  draft.parts.set(part.part, copy);
  return copy;
}

export function addPart(draft: Draft, part: ScopePart): void {
  draft.touched.add(part.part);
  draft.removed.delete(part.part);
  draft.parts.set(part.part, part);
}

/** Takes a part away with all that was kept of completed activities in its scope. */
export function removePart(draft: Draft, number: number): void {
  for (let next: number | undefined = number; next !== undefined; ) {
    const part = draft.parts.get(next);
    draft.parts.delete(next);
    draft.touched.delete(next);
    draft.removed.add(next);
    for (const { inner, body } of part?.kept ?? []) {
      if (inner !== undefined) removePart(draft, inner);
      if (body) for (const iterations of bodyParts(body)) removePart(draft, iterations);
    }
    next = part?.older;
  }
}

/** An ended instance owns nothing. */
export function endInstance(draft: Draft, state: Instance['state']): void {
  draft.state = state;
  for (const part of [...draft.parts.keys()]) removePart(draft, part);
}

/** Position of an element instance or -1; ids grow, so the list is sorted. */
function search({ elements }: ScopePart, id: number): number {
  let low = 0;
  let high = elements.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = (elements[middle] as ElementInstance).id;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function indexOf(part: ScopePart, id: number): number {
  const at = search(part, id);
  if (at >= 0) return at;
  throw new EngineError(
    'unknown-element-instance',
    `Expected element instance ${id} in part ${part.part} but it is not there`,
  );
}

/** The element instance; null when it or its part has ended. */
export function findElement(draft: Draft, part: number, id: number): ElementInstance | null {
  const scope = draft.parts.get(part);
  return scope?.elements[search(scope, id)] ?? null;
}

/**
 * Does a part live, with all that is around it? What is kept for a compensation is still there, but
 * nothing can happen in it any more.
 */
export function partLives(draft: Draft, number: number): boolean {
  for (let part = draft.parts.get(number); part; ) {
    const { owner } = part;
    if (!owner) return true;
    const { state } = findElement(draft, ...owner) ?? { state: 'ended' };
    if (state !== undefined && state !== 'completing') return false;
    part = draft.parts.get(owner[0]);
  }
  return false;
}

export function elementOf(draft: Draft, part: number, id: number): ElementInstance {
  const scope = partOf(draft, part);
  return scope.elements[indexOf(scope, id)] as ElementInstance;
}

type Changeable = { -readonly [K in keyof ElementInstance]?: ElementInstance[K] | undefined };

/** A member given as undefined is taken away, so that the part stays plain JSON. */
export function changeElement(
  draft: Draft,
  part: number | undefined,
  id: number,
  change: Changeable,
): void {
  const scope = touch(draft, part);
  const at = indexOf(scope, id);
  const next = { ...scope.elements[at], ...change } as Changeable;
  for (const name of Object.keys(change) as (keyof ElementInstance)[]) {
    if (change[name] === undefined) delete next[name];
  }
  scope.elements[at] = next as ElementInstance;
}

export function removeElement(draft: Draft, part: number | undefined, id: number): void {
  const scope = touch(draft, part);
  const at = indexOf(scope, id);
  // What was activated last mostly ends first.
  if (at === scope.elements.length - 1) scope.elements.pop();
  else scope.elements.splice(at, 1);
}

export function addWait(draft: Draft, part: number | undefined, wait: Wait): void {
  touch(draft, part).waits.push(wait);
}

export function removeWait(draft: Draft, part: number | undefined, id: Id): void {
  const { waits } = touch(draft, part);
  const at = waits.findIndex((wait) => wait.id === id);
  if (at < 0) throw new EngineError('unknown-element-instance', `Expected a wait ${id} but none`);
  waits.splice(at, 1);
}

/** A member given as undefined is taken away. */
export function changeWait(
  draft: Draft,
  part: number | undefined,
  id: Id,
  { met }: { readonly met: true | undefined },
): void {
  const { waits } = touch(draft, part);
  const at = waits.findIndex((wait) => wait.id === id);
  const { met: _, ...wait } = waits[at] as Wait;
  waits[at] = met ? { ...wait, met } : wait;
}
