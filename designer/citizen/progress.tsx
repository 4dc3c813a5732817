import type { Tracking } from '@liandong/runtime/api-types';
import { useTranslation } from 'react-i18next';
import { exactMoment } from '../shell/time.ts';

/** The four phases like a parcel's way. */
export function Progress({ phases }: { readonly phases: Tracking['phases'] }) {
  const { t } = useTranslation();
  return (
    <ol className="progress">
      {phases.map(({ phase, state, at }) => (
        <li
          key={phase}
          className={`progress-${state}`}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className="progress-mark" aria-hidden="true">
            {state === 'done' ? '✓' : ''}
          </span>
          <span>
            <strong>{t(`phase.${phase}`)}</strong>
            <span className="progress-state">{t(`phaseState.${state}`)}</span>
            <span className="hint">{t(`phaseHint.${phase}`)}</span>
            {at && <span className="hint">{exactMoment(Date.parse(at))}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
