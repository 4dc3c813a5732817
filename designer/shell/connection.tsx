import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { reachable } from '../api/reachable.ts';

const lookAgainMs = 5_000;

/** True from the moment no answer came until one comes; asks by itself now and then. */
function useLost(): [boolean, () => Promise<void>] {
  const client = useQueryClient();
  const [lost, setLost] = useState(() => !navigator.onLine);
  const look = useCallback(async () => {
    if (!(await reachable())) return;
    setLost(false);
    void client.invalidateQueries();
  }, [client]);
  useEffect(() => {
    const hear = (error: unknown) => {
      if (error instanceof ProblemError && error.code === 'offline') setLost(true);
    };
    const gone = () => setLost(true);
    window.addEventListener('offline', gone);
    const stops = [
      client.getQueryCache().subscribe((event) => {
        // Of each try: three are made before a query gives up.
        if (event.type !== 'updated') return;
        if (event.action.type === 'failed' || event.action.type === 'error') {
          hear(event.action.error);
        }
      }),
      client.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') hear(event.action.error);
      }),
      () => window.removeEventListener('offline', gone),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  useEffect(() => {
    if (!lost) return undefined;
    const again = () => void look();
    window.addEventListener('online', again);
    const timer = setInterval(again, lookAgainMs);
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [lost, look]);
  return [lost, look];
}

/** Says over every page that the server cannot be reached; goes when it answers again. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const [lost, look] = useLost();
  const [looking, setLooking] = useState(false);
  const press = () => {
    setLooking(true);
    void look().finally(() => setLooking(false));
  };
  if (!lost) return null;
  return (
    <Alert
      banner
      type="warning"
      role="alert"
      title={t('connection.lost')}
      action={
        <Button size="small" loading={looking} onClick={press}>
          {t('action.retry')}
        </Button>
      }
    />
  );
}
