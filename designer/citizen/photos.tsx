import type { Uploaded } from '@liandong/runtime/api-types';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.ts';
import { compress, NotAPicture } from './compress.ts';
import { Problem } from './controls.tsx';
import { filesMax } from './report-draft.ts';

type Props = {
  readonly files: readonly Uploaded[];
  readonly onChange: (files: readonly Uploaded[]) => void;
};

async function upload(file: File): Promise<Uploaded> {
  const body = new FormData();
  body.set('file', await compress(file));
  return request<Uploaded>('POST', '/citizen/files', { body });
}

/** Up to six photos, made smaller before they are sent. */
export function Photos({ files, onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const add = async (chosen: readonly File[]) => {
    setSending(true);
    setError(null);
    const added = [...files];
    try {
      for (const file of chosen.slice(0, filesMax - files.length)) added.push(await upload(file));
    } catch (refusal) {
      setError(refusal);
    } finally {
      // Those that arrived before one failed are kept.
      onChange(added);
      setSending(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div className="field">
      <p className="label">{t('photos.label', { max: filesMax })}</p>
      <p id="photos-hint" className="hint">
        {t('photos.hint')}
      </p>
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.id}>
              <span>{file.name}</span>
              <button
                type="button"
                className="link"
                aria-label={t('photos.removeNamed', { name: file.name })}
                onClick={() => onChange(files.filter((each) => each.id !== file.id))}
              >
                {t('photos.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {error !== null && (
        <Problem
          error={error}
          words={
            error instanceof NotAPicture ? t('photos.refused', { name: error.message }) : undefined
          }
        />
      )}
      {sending && <p role="status">{t('photos.sending')}</p>}
      <input
        id="photos"
        ref={input}
        type="file"
        accept="image/*"
        multiple
        aria-describedby="photos-hint"
        disabled={sending || files.length >= filesMax}
        className="visually-hidden"
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      <label htmlFor="photos" className="button">
        {t('photos.add')}
      </label>
    </div>
  );
}
