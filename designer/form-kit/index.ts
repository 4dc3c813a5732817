/** The only room that imports Formily: forms of packs, shown, checked and read. */
export { writable } from './access.ts';
export { components } from './components/index.ts';
export {
  FormView,
  type FormViewProps,
  StepForm,
  type StepFormHandle,
  type StepFormProps,
} from './step-form.tsx';
export type {
  Access,
  Choice,
  FieldError,
  FileValue,
  FormSchema,
  Language,
  Loaders,
  Values,
} from './types.ts';
