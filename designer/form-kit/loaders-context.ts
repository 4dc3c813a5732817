import { createContext, useContext } from 'react';
import type { Language, Loaders } from './types.ts';

interface FormContext {
  readonly loaders: Loaders;
  readonly language: Language;
}

const Context = createContext<FormContext | null>(null);

export const FormContextProvider = Context.Provider;

/** Loaders and language of the form around a component. */
export function useFormContext(): FormContext {
  const context = useContext(Context);
  if (!context) throw new Error('Expected a form around the component but found none');
  return context;
}
