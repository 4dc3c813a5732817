import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  FireOutlined,
} from '@ant-design/icons';
import type { CaseRow } from '@liandong/runtime/api-types';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { dueWords, exactMoment } from '../shell/time.ts';
import { useNow } from '../shell/use-now.ts';

export type LightColour = CaseRow['light'];

const icons = {
  green: <CheckCircleOutlined aria-hidden />,
  yellow: <ClockCircleOutlined aria-hidden />,
  orange: <ExclamationCircleOutlined aria-hidden />,
  red: <FireOutlined aria-hidden />,
} as const;

/** Icon, word and colour: nobody has to tell colours apart. */
export function Light({ colour }: { readonly colour: LightColour }) {
  const { t } = useTranslation();
  return (
    <span className={`light light-${colour}`}>
      {icons[colour]} {t(`light.${colour}`)}
    </span>
  );
}

type DueProps = { readonly at: string | null; readonly light: LightColour };

/** Light and time left in words (past due the words are the light's); the moment on hover. */
export function Due({ at, light }: DueProps) {
  const { t } = useTranslation();
  const now = useNow();
  if (!at) return <span className="meta">{t('time.noLimit')}</span>;
  const dueMs = Date.parse(at);
  return (
    <Tooltip title={t('time.dueAt', { moment: exactMoment(dueMs) })}>
      <span className={`light light-${light}`}>
        {icons[light]} {dueMs >= now && `${t(`light.${light}`)} · `}
        {dueWords(t, dueMs, now)}
      </span>
    </Tooltip>
  );
}
