import type Modeler from 'bpmn-js/lib/Modeler';
import type { DiagramElement } from '../moddle.ts';

/** What the settings of an element may offer from the pack it belongs to. */
export interface PackChoices {
  /** Names of forms with the names and titles of their fields. */
  readonly forms: readonly { readonly name: string; readonly fields: readonly string[] }[];
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
  /** Titles of the record's fields by name. */
  readonly fields: readonly { readonly value: string; readonly label: string }[];
}

/** Props of every element's settings. */
export interface PanelProps {
  readonly modeler: Modeler;
  readonly element: DiagramElement;
  readonly choices: PackChoices;
}
