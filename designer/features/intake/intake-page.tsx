import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useIntake } from '../../api/cases.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { newKey } from '../../api/request.ts';
import { CaseNumber } from '../../parts/case-number.tsx';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { type Intake, IntakeFields } from './intake-fields.tsx';
import { intakeFields } from './intake-values.ts';

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

/** A clerk writes down what a citizen says; the first step of the new case opens next. */
export function Page() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const intake = useIntake();
  const [key, setKey] = useState(newKey);
  const submit = (values: Intake) =>
    intake.mutate(
      { key, fields: intakeFields(values) },
      {
        onSuccess: ({ number, taskId }) => {
          void message.success(t('intake.done', { number }));
          if (taskId) void navigate(`/tasks/${taskId}`);
        },
        onError: (error) => {
          const unanswered = error instanceof ProblemError && error.code === 'offline';
          if (!unanswered) setKey(newKey());
        },
      },
    );
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('intake.title')}</h1>
      </div>
      {intake.data ? (
        <Registered number={intake.data.number} caseId={intake.data.id} />
      ) : (
        <Form<Intake>
          layout="vertical"
          className="surface case-main"
          initialValues={{ channel: 'phone', anonymous: false, confidential: false, photos: [] }}
          scrollToFirstError={{ focus: true }}
          onFinish={submit}
        >
          <p className="meta">{t('intake.explain')}</p>
          <IntakeFields />
          <ProblemAlert error={intake.error} />
          <div className="dialog-actions">
            <Button type="primary" htmlType="submit" loading={intake.isPending}>
              {t('intake.submit')}
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
}
