import './task.css';
import type { CaseDetail, Complete, TaskDetail } from '@liandong/runtime/api-types';
import { App, Button, Dropdown, Form, Input } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem-error.ts';
import { newKey } from '../../api/request.ts';
import { useComplete, useSaveDraft } from '../../api/tasks.ts';
import type { FormSchema, StepFormHandle, Values } from '../../form-kit/index.ts';
import { fieldErrors } from '../../parts/field-errors.ts';
import { withFileIds, withFileNames } from '../../parts/form-files.ts';
import { useFormLoaders } from '../../parts/form-loaders.ts';
import { LazyStepForm } from '../../parts/lazy-form.tsx';
import { textKey } from '../../shell/language.ts';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { sameAnswers, startValues, writableFields } from './start-values.ts';

type Outcome = TaskDetail['outcomes'][number];
type Fields = Complete['fields'];

/** Keeps what was typed when the person goes elsewhere without sending it. */
function useDraft(task: TaskDetail, start: Values) {
  const save = useSaveDraft(task.id);
  const typed = useRef<Values | null>(null);
  const mutate = save.mutate;
  const { access, form } = task;
  const onTyped = useCallback((values: Values) => {
    typed.current = values;
  }, []);
  const keep = useCallback(() => {
    const fields = typed.current && writableFields(typed.current, access);
    if (fields && !sameAnswers(fields, writableFields(start, access))) {
      mutate(withFileIds(form ?? {}, fields) as Fields);
    }
    typed.current = null;
  }, [mutate, access, form, start]);
  const leave = useRef(keep);
  leave.current = keep;
  useEffect(() => () => leave.current(), []);
  const forget = () => {
    typed.current = null;
  };
  return { save, onTyped, forget };
}

/** What was done, by the name of the way out that the person chose. */
function completedWords(t: TFunction, task: TaskDetail, outcome: Complete['outcome']): string {
  const chosen = task.outcomes.find(({ id }) => id === outcome);
  const step = task.name;
  return chosen
    ? t('task.completedAs', { step, outcome: chosen.name })
    : t('task.completed', { step });
}

/** Completes the task; the same attempt keeps its key until the server has answered. */
function useSubmit(task: TaskDetail, onCompleted: (next: string | null) => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const complete = useComplete();
  const key = useRef(newKey());
  const submit = (body: Complete, onRefused: (error: Error) => void) =>
    complete.mutate(
      { id: task.id, key: key.current, body },
      {
        onSuccess: ({ next }) => {
          void message.success(completedWords(t, task, body.outcome));
          onCompleted(next);
        },
        onError: (error) => {
          const unanswered = error instanceof ProblemError && error.code === 'offline';
          if (!unanswered) key.current = newKey();
          onRefused(error);
        },
      },
    );
  return { submit, error: complete.error, isPending: complete.isPending };
}

type OutcomeBarProps = {
  readonly outcomes: readonly Outcome[];
  readonly disabled: boolean;
  readonly onChoose: (outcome: Outcome | null) => void;
  readonly onDraft: (() => void) | null;
};

const shownOutcomes = 3;

/** The step's ways out, the usual one first; what is rare is in the menu. */
function OutcomeBar({ outcomes, disabled, onChoose, onDraft }: OutcomeBarProps) {
  const { t } = useTranslation();
  const rest = outcomes.slice(shownOutcomes);
  return (
    <div className="outcome-bar">
      {outcomes.length === 0 && (
        <Button type="primary" disabled={disabled} onClick={() => onChoose(null)}>
          {t('task.submit')}
        </Button>
      )}
      {outcomes.slice(0, shownOutcomes).map((outcome, index) => (
        <Button
          key={outcome.id}
          type={index === 0 ? 'primary' : 'default'}
          disabled={disabled}
          onClick={() => onChoose(outcome)}
        >
          {outcome.name}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((outcome) => ({
              key: outcome.id,
              label: outcome.name,
              onClick: () => onChoose(outcome),
            })),
          }}
        >
          <Button disabled={disabled}>{t('menu.more')}</Button>
        </Dropdown>
      )}
      {onDraft && (
        <Button type="text" className="outcome-draft" disabled={disabled} onClick={onDraft}>
          {t('task.saveDraft')}
        </Button>
      )}
    </div>
  );
}

type Props = {
  readonly task: TaskDetail;
  readonly files: CaseDetail['files'];
  readonly onCompleted: (next: string | null) => void;
};

/** The form of a task that the person may complete. */
export function TaskForm({ task, files, onCompleted }: Props) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const form = useRef<StepFormHandle | null>(null);
  // The form comes as a chunk of its own: nothing can be sent before it is there.
  const [ready, setReady] = useState(task.form === null);
  const attach = useCallback((handle: StepFormHandle | null) => {
    form.current = handle;
    if (handle) setReady(true);
  }, []);
  const [values] = useState(() => withFileNames(task.form ?? {}, startValues(task), files));
  const [opinion, setOpinion] = useState('');
  const loaders = useFormLoaders(task.case.id);
  const draft = useDraft(task, values);
  const { submit, error, isPending } = useSubmit(task, (next) => {
    draft.forget();
    onCompleted(next);
  });
  const choose = async (outcome: Outcome | null) => {
    const fields = task.form ? await form.current?.validate(outcome?.required ?? []) : {};
    if (!fields) return;
    const words = opinion.trim();
    const sent = withFileIds(task.form ?? {}, fields) as Fields;
    const body = { outcome: outcome?.id ?? null, fields: sent };
    submit({ ...body, ...(words ? { opinion: words } : {}) }, (refusal) =>
      form.current?.showErrors(fieldErrors(refusal)),
    );
  };
  const saveDraft = () => {
    const fields = withFileIds(task.form ?? {}, form.current?.values() ?? {}) as Fields;
    draft.forget();
    draft.save.mutate(fields, { onSuccess: () => void message.success(t('task.draftSaved')) });
  };
  const mayDraft = task.form !== null && task.operations.includes('save-draft');
  return (
    <section aria-label={task.name} className="task-form">
      {task.documentation && <p className="task-help">{task.documentation}</p>}
      {task.form !== null && (
        <LazyStepForm
          ref={attach}
          schema={task.form as FormSchema}
          values={values}
          access={task.access}
          language={textKey(i18n.language)}
          loaders={loaders}
          onValuesChange={draft.onTyped}
        />
      )}
      <Form layout="vertical" component="div">
        <Form.Item label={t('task.opinion')} htmlFor="task-opinion">
          <Input.TextArea
            id="task-opinion"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </Form.Item>
      </Form>
      <ProblemAlert error={error ?? draft.save.error} />
      <OutcomeBar
        outcomes={task.outcomes}
        disabled={isPending || !ready}
        onChoose={(outcome) => void choose(outcome)}
        onDraft={mayDraft ? saveDraft : null}
      />
    </section>
  );
}
