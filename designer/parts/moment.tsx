import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactMoment, pastWords } from '../shell/time.ts';
import { useNow } from '../shell/use-now.ts';

/** When something happened: relative for a week, the exact moment on hover. */
export function Moment({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const atMs = Date.parse(at);
  return (
    <Tooltip title={exactMoment(atMs)}>
      <time dateTime={at}>{pastWords(t, atMs, now)}</time>
    </Tooltip>
  );
}
