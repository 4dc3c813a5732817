import type { DiagramElement } from '../moddle.ts';

const ownName = (element: DiagramElement | undefined): string =>
  element?.businessObject.get<string | undefined>('name')?.replace(/\s+/g, ' ').trim() ?? '';

/** How a person calls an element: its name; a flow without one, by where it leads; else its id. */
export function elementName(element: DiagramElement): string {
  return ownName(element) || ownName(element.target) || element.target?.id || element.id;
}
