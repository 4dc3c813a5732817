/** Components that a form may use; the client has one folder for each. */
export const components = [
  'Input',
  'TextArea',
  'Select',
  'Radio',
  'Checkbox',
  'DatePicker',
  'NumberInput',
  'Limit',
  'Upload',
  'UnitPicker',
  'Switch',
  'Text',
] as const;

export type Component = (typeof components)[number];
