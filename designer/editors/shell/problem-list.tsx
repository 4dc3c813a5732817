import type { Problem } from '@liandong/engine';
import { Button } from 'antd';
import { useEditorTexts } from '../texts.ts';

export interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly onShow: (element: string) => void;
}

export const errorsOf = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === 'error');

/** What the check says of the drawing, errors first; each leads to its element. */
export function ProblemList({ problems, onShow }: ProblemListProps) {
  const { t } = useEditorTexts();
  const errors = errorsOf(problems);
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  // Problems have no identity but their place; the list is made anew with each check.
  const numbered = [...errors, ...warnings].map((problem, number) => ({ number, problem }));
  return (
    <>
      <strong role="status">
        {problems.length === 0
          ? t('problems.none')
          : t('problems.count', { errors: errors.length, warnings: warnings.length })}
      </strong>
      <ul>
        {numbered.map(({ number, problem }) => (
          <ProblemLine key={number} problem={problem} onShow={onShow} />
        ))}
      </ul>
    </>
  );
}

function ProblemLine({
  problem,
  onShow,
}: {
  readonly problem: Problem;
  readonly onShow: (element: string) => void;
}) {
  const { t, language } = useEditorTexts();
  const { element, severity, message } = problem;
  return (
    <li className="editor-problem">
      <span className={`editor-problem-${severity}`}>{t(`problems.${severity}`)}</span>
      <span>{message[language]}</span>
      {element ? (
        <Button type="link" size="small" onClick={() => onShow(element)}>
          {t('problems.show')}
        </Button>
      ) : null}
    </li>
  );
}
