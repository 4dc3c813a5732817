import { MoreOutlined } from '@ant-design/icons';
import type { CaseDetail, TaskDetail } from '@liandong/runtime/api-types';
import { App, Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCase } from '../../api/cases.ts';
import { useTakeOn } from '../../api/take-on.ts';
import { useTask, useUnclaim } from '../../api/tasks.ts';
import type { FormSchema, Values } from '../../form-kit/index.ts';
import { CaseFacts } from '../../parts/case-facts.tsx';
import { CaseHead } from '../../parts/case-head.tsx';
import { CaseTabs } from '../../parts/case-tabs.tsx';
import { filledForm } from '../../parts/filled-form.ts';
import { withFileNames } from '../../parts/form-files.ts';
import { useFormLoaders } from '../../parts/form-loaders.ts';
import { LazyFormView } from '../../parts/lazy-form.tsx';
import { nearerDue } from '../../parts/nearer-due.ts';
import { RevealButton } from '../../parts/reveal-button.tsx';
import { SuperviseButton } from '../../parts/supervise-button.tsx';
import { textKey } from '../../shell/language.ts';
import { useProblemNotice } from '../../shell/problem-alert.tsx';
import { Answer, Loading } from '../../shell/states.tsx';
import { TaskForm } from './task-form.tsx';

type ActionsProps = {
  readonly task: TaskDetail;
  readonly item?: CaseDetail;
  readonly onCompleted: Props['onCompleted'];
};

/** The one thing to do now, and the rest in a menu. */
function TaskActions({ task, item, onCompleted }: ActionsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const takeOn = useTakeOn();
  const unclaim = useUnclaim();
  const tell = useProblemNotice();
  const claim = () =>
    takeOn.mutate(task.id, {
      onSuccess: ({ completed, next }) => {
        void message.success(t('task.claimed'));
        if (completed) onCompleted(next);
      },
      onError: tell,
    });
  const items = [
    {
      key: 'case',
      label: t('task.openCase'),
      onClick: () => void navigate(`/cases/${task.case.id}`),
    },
    ...(task.operations.includes('unclaim')
      ? [
          {
            key: 'unclaim',
            label: t('task.unclaim'),
            onClick: () => unclaim.mutate(task.id, { onError: tell }),
          },
        ]
      : []),
  ];
  return (
    <>
      {item?.operations.includes('supervise') && <SuperviseButton caseId={item.id} />}
      {task.operations.includes('claim') && (
        <Button type="primary" loading={takeOn.isPending} onClick={claim}>
          {t('task.claim')}
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
        <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('menu.more')} />
      </Dropdown>
    </>
  );
}

type ReadingProps = { readonly task: TaskDetail; readonly files: CaseDetail['files'] };

function TaskReading({ task, files }: ReadingProps) {
  const { i18n } = useTranslation();
  const loaders = useFormLoaders(task.case.id);
  const values = useMemo(
    () => withFileNames(task.form ?? {}, task.values as Values, files),
    [task.form, task.values, files],
  );
  const form = useMemo(
    () => filledForm((task.form ?? {}) as FormSchema, task.values),
    [task.form, task.values],
  );
  if (task.form === null) return null;
  return (
    <LazyFormView
      schema={form}
      values={values}
      language={textKey(i18n.language)}
      loaders={loaders}
    />
  );
}

type Props = {
  readonly id: string;
  readonly onCompleted: (next: string | null) => void;
};

function TaskThere({ task, onCompleted }: { task: TaskDetail } & Pick<Props, 'onCompleted'>) {
  const item = useCase(task.case.id);
  const due = nearerDue(task);
  const mayComplete = task.operations.includes('complete');
  return (
    <article className="case">
      <CaseHead
        of={task.case}
        step={task.name}
        due={due.dueAt}
        light={due.light}
        open={task.endedAt === null}
      >
        <TaskActions
          task={task}
          onCompleted={onCompleted}
          {...(item.data ? { item: item.data } : {})}
        />
      </CaseHead>
      <div className="case-body">
        <div className="case-main surface">
          <Answer query={item}>
            {({ files }) =>
              mayComplete ? (
                <TaskForm key={task.state} task={task} files={files} onCompleted={onCompleted} />
              ) : (
                <TaskReading task={task} files={files} />
              )
            }
          </Answer>
        </div>
        <aside className="case-side surface">
          {item.data ? <CaseFacts of={item.data} /> : <Loading rows={4} />}
          {item.data?.operations.includes('reveal') && <RevealButton item={item.data} />}
        </aside>
        <div className="case-below surface">
          <Answer query={item}>{(detail) => <CaseTabs of={detail} />}</Answer>
        </div>
      </div>
    </article>
  );
}

/** A task with all that doing it needs. `onCompleted` gets the person's next task of the case. */
export function TaskView({ id, onCompleted }: Props) {
  return (
    <Answer query={useTask(id)}>
      {(task) => <TaskThere task={task} onCompleted={onCompleted} />}
    </Answer>
  );
}
