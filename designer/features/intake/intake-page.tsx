import type { Complete, IntakeForm } from '@liandong/runtime/api-types';
import { App, Button, Segmented } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useIntake, useIntakeForms } from '../../api/cases.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { newKey } from '../../api/request.ts';
import type { FormSchema, StepFormHandle, Values } from '../../form-kit/index.ts';
import { CaseNumber } from '../../parts/case-number.tsx';
import { fieldErrors } from '../../parts/field-errors.ts';
import { withFileIds } from '../../parts/form-files.ts';
import { useFormLoaders } from '../../parts/form-loaders.ts';
import { LazyStepForm } from '../../parts/lazy-form.tsx';
import { textKey } from '../../shell/language.ts';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { Answer, Nothing } from '../../shell/states.tsx';

const blank: Values = {};

function Registered({ number, caseId }: { readonly number: string; readonly caseId: string }) {
  const { t } = useTranslation();
  return (
    <div className="surface case-main" role="status">
      <p>{t('intake.registered')}</p>
      <p>
        <Link to={`/cases/${caseId}`}>
          <CaseNumber>{number}</CaseNumber>
        </Link>
      </p>
    </div>
  );
}

/** Sends what was filled in; the same attempt keeps its key until the server has answered. */
function useEnter(pack: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const intake = useIntake();
  const [key, setKey] = useState(newKey);
  const enter = (fields: Values, onRefused: (error: Error) => void) =>
    intake.mutate(
      { key, pack, fields: fields as Complete['fields'] },
      {
        onSuccess: ({ number, taskId }) => {
          void message.success(t('intake.done', { number }));
          if (taskId) void navigate(`/tasks/${taskId}`);
        },
        onError: (error) => {
          const unanswered = error instanceof ProblemError && error.code === 'offline';
          if (!unanswered) setKey(newKey());
          onRefused(error);
        },
      },
    );
  return { enter, intake };
}

/** The intake form of one pack. */
function Intake({ form: { pack, form: schema, fields } }: { readonly form: IntakeForm }) {
  const { t, i18n } = useTranslation();
  const { enter, intake } = useEnter(pack);
  const form = useRef<StepFormHandle | null>(null);
  const [ready, setReady] = useState(false);
  const attach = useCallback((handle: StepFormHandle | null) => {
    form.current = handle;
    if (handle) setReady(true);
  }, []);
  const access = useMemo(
    () => Object.fromEntries(fields.map((name) => [name, 'write' as const])),
    [fields],
  );
  const loaders = useFormLoaders(null);
  const submit = async () => {
    const values = await form.current?.validate();
    if (!values) return;
    enter(withFileIds(schema, values), (error) => form.current?.showErrors(fieldErrors(error)));
  };
  if (intake.data) return <Registered number={intake.data.number} caseId={intake.data.id} />;
  return (
    <div className="surface case-main">
      <p className="meta">{t('intake.explain')}</p>
      <LazyStepForm
        ref={attach}
        schema={schema as FormSchema}
        values={blank}
        access={access}
        language={textKey(i18n.language)}
        loaders={loaders}
      />
      <ProblemAlert error={intake.error} />
      <div className="dialog-actions">
        <Button
          type="primary"
          disabled={!ready}
          loading={intake.isPending}
          onClick={() => void submit()}
        >
          {t('intake.submit')}
        </Button>
      </div>
    </div>
  );
}

function IntakeForms({ forms }: { readonly forms: readonly IntakeForm[] }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState(forms[0]?.pack ?? '');
  const form = forms.find(({ pack }) => pack === chosen);
  if (!form) return <Nothing text={t('intake.none')} />;
  const language = textKey(i18n.language);
  return (
    <>
      {forms.length > 1 && (
        <Segmented
          value={chosen}
          options={forms.map(({ pack, title }) => ({ value: pack, label: title[language] }))}
          onChange={setChosen}
        />
      )}
      <Intake key={chosen} form={form} />
    </>
  );
}

/** A clerk writes down what a citizen says; the first step of the new case opens next. */
export function Page() {
  const { t, i18n } = useTranslation();
  const forms = useIntakeForms(i18n.language);
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('intake.title')}</h1>
      </div>
      <Answer query={forms}>{(items) => <IntakeForms forms={items} />}</Answer>
    </div>
  );
}
