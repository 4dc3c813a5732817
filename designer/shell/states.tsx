import { Button, Empty, Result, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { waitWords } from './wait-words.ts';

const skeletonAfterMs = 200;

/** Nothing for 200 ms, then a skeleton: quick answers do not flicker. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="state-loading" role="status" aria-label={t('state.loading')}>
      {visible && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  );
}

/** What the place is for and the one next action. */
export function Nothing({
  text,
  children,
}: {
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <Empty className="state-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {children}
    </Empty>
  );
}

/** The sentence a person can act on; the server's own where it gave one. */
export function useProblemSentence(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      if (!(error instanceof ProblemError)) return t('problem.internal');
      if (error.code === 'offline') return t('problem.offline');
      const wait = waitWords(t, error);
      if (wait) return wait;
      return error.message || t('problem.unreadable', { status: error.status });
    },
    [t],
  );
}

/** The number to quote when asking for help, or null. */
export function requestNumber(error: unknown): string | null {
  return error instanceof ProblemError ? error.requestId : null;
}

type FailureProps = { readonly error: unknown; readonly onRetry?: () => void };

/** What happened, what to do, the number to quote. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const sentence = useProblemSentence()(error);
  const number = requestNumber(error);
  return (
    <Result
      className="state-failure"
      status="warning"
      role="alert"
      title={<span className="state-title">{sentence}</span>}
      subTitle={number && `${t('problem.number')} ${number}`}
      extra={onRetry && <Button onClick={onRetry}>{t('action.retry')}</Button>}
    />
  );
}

type AnswerProps<Data> = {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
};

/** Loading, failed or there: what every view of one answer goes through. */
export function Answer<Data>({ query, rows, children }: AnswerProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
