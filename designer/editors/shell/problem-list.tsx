import { CheckCircleOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Problem } from '@liandong/engine';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useEditorTexts } from '../texts.ts';

export interface ProblemListProps {
  readonly problems: readonly Problem[];
  /** Words for an element; its id where it has none. */
  readonly nameOf: (element: string) => string;
  readonly onShow: (element: string) => void;
}

export const errorsOf = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === 'error');

/** A problem's sentence with the element's name in place of its id. */
export function problemWords(
  { element, message }: Problem,
  language: keyof Problem['message'],
  nameOf: (element: string) => string,
): string {
  return element ? message[language].replaceAll(element, nameOf(element)) : message[language];
}

/** What the check says of the drawing, errors first; each leads to its element. */
export function ProblemList({ problems, nameOf, onShow }: ProblemListProps) {
  const { t } = useEditorTexts();
  const [closed, setClosed] = useState(false);
  const id = useId();
  const errors = errorsOf(problems);
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  // Problems have no identity but their place; the list is made anew with each check.
  const numbered = [...errors, ...warnings].map((problem, number) => ({ number, problem }));
  const open = problems.length > 0 && !closed;
  return (
    <section className="editor-problems" aria-label={t('problems.title')}>
      <div className="editor-problems-head">
        <span role="status">
          <Light worst={errors[0] ?? warnings[0]} />{' '}
          {problems.length === 0
            ? t('problems.none')
            : t('problems.count', { errors: errors.length, warnings: warnings.length })}
        </span>
        {problems.length > 0 ? (
          <Button
            type="text"
            size="small"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setClosed(open)}
          >
            {t(open ? 'problems.close' : 'problems.open')}
          </Button>
        ) : null}
      </div>
      <ul id={id} hidden={!open}>
        {numbered.map(({ number, problem }) => (
          <ProblemLine key={number} problem={problem} nameOf={nameOf} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

function Light({ worst }: { readonly worst: Problem | undefined }) {
  if (!worst) return <CheckCircleOutlined className="editor-problem-none" aria-hidden="true" />;
  return worst.severity === 'error' ? (
    <CloseCircleFilled className="editor-problem-error" aria-hidden="true" />
  ) : (
    <WarningFilled className="editor-problem-warning" aria-hidden="true" />
  );
}

type LineProps = Omit<ProblemListProps, 'problems'> & { readonly problem: Problem };

function ProblemLine({ problem, nameOf, onShow }: LineProps) {
  const { t, language } = useEditorTexts();
  const { element, severity } = problem;
  return (
    <li className="editor-problem">
      <span className={`editor-problem-${severity}`}>
        <Light worst={problem} /> {t(`problems.${severity}`)}
      </span>
      <span>{problemWords(problem, language, nameOf)}</span>
      {element ? (
        <Button
          type="link"
          size="small"
          aria-label={t('problems.showNamed', { name: nameOf(element) })}
          onClick={() => onShow(element)}
        >
          {t('problems.show')}
        </Button>
      ) : null}
    </li>
  );
}
