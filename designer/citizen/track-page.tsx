import type { Tracking } from '@liandong/runtime/api-types';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.ts';
import { textKey } from '../shell/language.ts';
import { exactMoment } from '../shell/time.ts';
import { Problem } from './controls.tsx';
import { Progress } from './progress.tsx';

function Detail({ detail }: { readonly detail: NonNullable<Tracking['detail']> }) {
  const { t, i18n } = useTranslation();
  const moment = (at: string) => exactMoment(Date.parse(at));
  const facts: readonly (readonly [string, string | null])[] = [
    ['track.category', detail.category[textKey(i18n.language)]],
    ['track.place', detail.place],
    ['track.description', detail.description],
    ['track.reportedAt', moment(detail.reportedAt)],
    ['track.expectedAt', detail.expectedAt && moment(detail.expectedAt)],
  ];
  return (
    <>
      {detail.answer && (
        <section className="answer">
          <h2>{t('track.answer')}</h2>
          <p>{detail.answer}</p>
        </section>
      )}
      <h2>{t('track.detail')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

/** What came of a report, for whoever has its private link. */
export function TrackPage({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const [tracking, setTracking] = useState<Tracking | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const abort = new AbortController();
    const path = `/citizen/tracking/${encodeURIComponent(token)}`;
    request<Tracking>('GET', path, { signal: abort.signal }).then(
      setTracking,
      (refusal: unknown) => {
        if (!abort.signal.aborted) setError(refusal);
      },
    );
    return () => abort.abort();
  }, [token]);
  return (
    <>
      <h1>{t('track.title')}</h1>
      {error !== null && <Problem error={error} />}
      {tracking === null && error === null && <p role="status">{t('loading')}</p>}
      {tracking && (
        <>
          <p className="number">{tracking.number}</p>
          <Progress phases={tracking.phases} />
          {tracking.detail && <Detail detail={tracking.detail} />}
        </>
      )}
    </>
  );
}
