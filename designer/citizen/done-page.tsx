import type { Reported } from '@liandong/runtime/api-types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from './route.ts';

/** The number, and the private link that nobody else has. */
export function DonePage({ reported }: { readonly reported: Reported }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const hash = hashOf({ name: 'track', token: reported.token });
  const link = `${window.location.origin}/citizen${hash}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <>
      <div className="done" role="status">
        <h1>{t('done.title')}</h1>
        <p>{t('done.number')}</p>
        <p className="number">{reported.number}</p>
      </div>
      <h2>{t('done.linkTitle')}</h2>
      <p className="hint">{t('done.linkHint')}</p>
      <label htmlFor="tracking-link">{t('done.link')}</label>
      <input id="tracking-link" readOnly value={link} onFocus={(event) => event.target.select()} />
      <p className="hint">{t('done.lookupHint')}</p>
      <div className="actions">
        {window.isSecureContext && (
          <button type="button" className="primary" onClick={() => void copy()}>
            {copied ? t('done.copied') : t('done.copy')}
          </button>
        )}
        <a className="button" href={hash}>
          {t('done.track')}
        </a>
      </div>
    </>
  );
}
