import type Modeler from 'bpmn-js/lib/Modeler';
import type { DiagramElement } from '../moddle.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface FieldChoice extends Choice {
  /** Type of the record's field, for example `unit`. */
  readonly type: string;
}

export interface FormChoice extends Choice {
  /** Names of the form's fields, in its order. */
  readonly fields: readonly string[];
}

/** What the settings of an element may offer from the pack it belongs to. */
export interface PackChoices {
  readonly forms: readonly FormChoice[];
  readonly roles: readonly Choice[];
  readonly statuses: readonly Choice[];
  /** The record's fields by name. */
  readonly fields: readonly FieldChoice[];
}

/** Props of every element's settings. */
export interface PanelProps {
  readonly modeler: Modeler;
  readonly element: DiagramElement;
  readonly choices: PackChoices;
}

/** A value that the choices lack is offered as it is, so that opening a list loses nothing. */
export function withValue(choices: readonly Choice[], value: string): Choice[] {
  const known = value === '' || choices.some((choice) => choice.value === value);
  return known ? [...choices] : [...choices, { value, label: value }];
}
