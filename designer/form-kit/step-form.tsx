import './compiler.ts';
import './form-kit.css';
import './messages.ts';
import {
  createForm,
  type Form,
  isField,
  onFormValuesChange,
  setValidateLanguage,
} from '@formily/core';
import type { ISchema } from '@formily/json-schema';
import { createSchemaField, FormProvider } from '@formily/react';
import { toJS } from '@formily/reactive';
import { Skeleton } from 'antd';
import { type Ref, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import { applyAccess, readOnly, writable } from './access.ts';
import { isLoaded, load, needOf } from './compiler.ts';
import { components } from './components/index.ts';
import { FieldItem, fieldIds } from './field-item.tsx';
import { FormContextProvider } from './loaders-context.ts';
import { forgetErrors, putErrors } from './server-errors.ts';
import type { Access, FieldError, FormSchema, Language, Loaders, Values } from './types.ts';

const SchemaField = createSchemaField({ components: { ...components, FormItem: FieldItem } });

/** What a page does with a form beside showing it. */
export interface StepFormHandle {
  /** Values the step may write; null when a field is not valid (the first one gets the focus). */
  validate(required?: readonly string[]): Promise<Values | null>;
  /** Values the step may write, unchecked, for a draft. */
  values(): Values;
  /** Shows what the server refused beside its fields. */
  showErrors(errors: readonly FieldError[]): void;
}

export interface StepFormProps {
  readonly schema: FormSchema;
  readonly values: Values;
  readonly access: { readonly [name: string]: Access };
  readonly language: Language;
  readonly loaders: Loaders;
  readonly onValuesChange?: (values: Values) => void;
  readonly ref?: Ref<StepFormHandle>;
}

export interface FormViewProps {
  readonly schema: FormSchema;
  readonly values: Values;
  readonly language: Language;
  readonly loaders: Loaders;
}

function focus(path: string): void {
  const input = document.getElementById(fieldIds(path).input);
  input?.scrollIntoView({ block: 'center' });
  input?.focus();
}

/** Fields that the outcome chosen last had required beside the schema's own. */
const demanded = new WeakMap<Form, readonly string[]>();

function demand(form: Form, required: readonly string[]): void {
  const before = demanded.get(form) ?? [];
  for (const path of before) form.setFieldState(path, { required: false });
  const added = required.filter((path) => {
    const field = form.query(path).take();
    return isField(field) && !field.required;
  });
  for (const path of added) form.setFieldState(path, { required: true });
  demanded.set(form, added);
}

async function validateForm(form: Form, required: readonly string[]): Promise<boolean> {
  demand(form, required);
  forgetErrors(form);
  try {
    await form.validate();
    return true;
  } catch {
    // Formily rejects with what it has written beside the fields already.
    const [first] = form.queryFeedbacks({ type: 'error' });
    if (first?.address) focus(first.address);
    return false;
  }
}

function showErrors(form: Form, errors: readonly FieldError[]): void {
  const [first] = putErrors(form, errors);
  if (first !== undefined) focus(first);
}

/** True once the expressions that the schema needs can be evaluated. */
function useExpressions(schema: unknown): boolean {
  const need = useMemo(() => needOf(schema), [schema]);
  const [ready, setReady] = useState(() => isLoaded(need));
  useEffect(() => {
    let current = true;
    if (!ready) void load(need).then(() => current && setReady(true));
    return () => {
      current = false;
    };
  }, [ready, need]);
  return ready;
}

/** The form of a step: what it may write is checked as on the server, the rest is read. */
export function StepForm(props: StepFormProps) {
  const { schema, access, language, loaders, onValuesChange } = props;
  const ready = useExpressions(schema);
  const form = useMemo(
    () =>
      createForm({
        initialValues: structuredClone(props.values),
        effects: () => onFormValuesChange((changed) => onValuesChange?.(toJS(changed.values))),
      }),
    [props.values, onValuesChange],
  );
  const shown = useMemo(() => applyAccess(schema, access) as ISchema, [schema, access]);
  useEffect(() => setValidateLanguage(language), [language]);
  useImperativeHandle(props.ref, () => ({
    validate: async (required = []) =>
      (await validateForm(form, required)) ? writable(toJS(form.values), access) : null,
    values: () => writable(toJS(form.values), access),
    showErrors: (errors) => showErrors(form, errors),
  }));
  if (!ready) return <Skeleton active />;
  return (
    <FormContextProvider value={{ loaders, language }}>
      <FormProvider form={form}>
        <div className="form-grid">
          <SchemaField schema={shown} />
        </div>
      </FormProvider>
    </FormContextProvider>
  );
}

/** A form that is only read, on case pages and in history. */
export function FormView({ schema, values, language, loaders }: FormViewProps) {
  const ready = useExpressions(schema);
  const form = useMemo(() => createForm({ initialValues: structuredClone(values) }), [values]);
  const shown = useMemo(() => readOnly(schema) as ISchema, [schema]);
  if (!ready) return <Skeleton active />;
  return (
    <FormContextProvider value={{ loaders, language }}>
      <FormProvider form={form}>
        <div className="form-grid form-grid-read">
          <SchemaField schema={shown} />
        </div>
      </FormProvider>
    </FormContextProvider>
  );
}
