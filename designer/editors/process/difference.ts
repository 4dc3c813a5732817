import { diff } from 'bpmn-js-differ';
import { readModel } from '../../bpmn/read-model.ts';
import type { Markers } from '../../bpmn/viewer.tsx';

export type Change = 'added' | 'removed' | 'changed';

/** One element that differs between two versions. */
export interface ChangedElement {
  readonly id: string;
  readonly change: Change;
  readonly name: string;
  /** Name in the BPMN metamodel, for example `bpmn:UserTask`. */
  readonly type: string;
}

/** What a version changed, in words and as markers of both drawings. */
export interface Difference {
  readonly elements: readonly ChangedElement[];
  readonly before: Markers;
  readonly after: Markers;
}

interface Named {
  readonly id?: string;
  readonly $type?: string;
  readonly name?: string;
  readonly targetRef?: Named;
  readonly sourceRef?: Named;
}

function nameOf({ id, name, sourceRef, targetRef }: Named): string {
  if (name) return name;
  if (sourceRef && targetRef) return `${nameOf(sourceRef)} → ${nameOf(targetRef)}`;
  return id ?? '';
}

function listed(found: { readonly [id: string]: object }, change: Change): ChangedElement[] {
  return Object.entries(found).map(([id, entry]) => {
    const element = ((entry as { model?: Named }).model ?? entry) as Named;
    return { id, change, name: nameOf(element), type: element.$type ?? '' };
  });
}

const markersOf = (elements: readonly ChangedElement[], ...changes: Change[]): Markers =>
  Object.fromEntries(
    elements.filter(({ change }) => changes.includes(change)).map(({ id, change }) => [id, change]),
  );

/** Steps before flows: what people look for first. */
const weight = ({ type }: ChangedElement) => (type === 'bpmn:SequenceFlow' ? 1 : 0);

/** Compares two BPMN texts by meaning; moving an element is no change. */
export async function differenceOf(before: string, after: string): Promise<Difference> {
  const found = diff(await readModel(before), await readModel(after));
  const elements = [
    ...listed(found._added, 'added'),
    ...listed(found._removed, 'removed'),
    ...listed(found._changed, 'changed'),
  ].toSorted((one, other) => weight(one) - weight(other));
  return {
    elements,
    before: markersOf(elements, 'removed', 'changed'),
    after: markersOf(elements, 'added', 'changed'),
  };
}
