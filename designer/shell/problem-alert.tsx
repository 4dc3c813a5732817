import { Alert, App } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { requestNumber, useProblemSentence } from './states.tsx';

type Props = { readonly error: unknown; readonly children?: ReactNode };

/** A refusal beside the thing that was refused. Nothing when `error` is null. */
export function ProblemAlert({ error, children }: Props) {
  const { t } = useTranslation();
  const sentence = useProblemSentence();
  if (error === null || error === undefined) return null;
  const number = requestNumber(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence(error)}
      description={
        (number || children) && (
          <>
            {number && <div className="meta">{`${t('problem.number')} ${number}`}</div>}
            {children}
          </>
        )
      }
    />
  );
}

/** Says what was refused where the thing itself is gone from the screen. */
export function useProblemNotice(): (error: unknown) => void {
  const { t } = useTranslation();
  const sentence = useProblemSentence();
  const { notification } = App.useApp();
  return useCallback(
    (error) => {
      const number = requestNumber(error);
      notification.error({
        title: sentence(error),
        description: number ? `${t('problem.number')} ${number}` : undefined,
      });
    },
    [t, sentence, notification],
  );
}
