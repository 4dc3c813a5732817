import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { waitWords } from '../shell/wait-words.ts';

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
};

/** A question with its hint and what is wrong with the answer. The control carries `id`. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** What ties a control to the words of its field. */
export function described(id: string, hint: boolean, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': ids || undefined,
  } as const;
}

type CheckProps = {
  readonly checked: boolean;
  readonly label: string;
  readonly hint?: string;
  readonly onChange: (checked: boolean) => void;
};

export function Check({ checked, label, hint, onChange }: CheckProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint && <span className="hint">{hint}</span>}
      </span>
    </label>
  );
}

type ProblemProps = {
  readonly error: unknown;
  /** The sentence where the page knows better than the error. */
  readonly words?: string | undefined;
};

/** What went wrong, what to do, the number to quote; read aloud and brought into view. */
export function Problem({ error, words }: ProblemProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Browsers answer a promise here, which React would take for a clean-up.
    void box.current?.scrollIntoView({ block: 'center' });
  }, []);
  const known = error instanceof ProblemError ? error : null;
  const wait = known && waitWords(t, known);
  const told = known?.code === 'offline' ? t('problem.offline') : (wait ?? known?.message);
  const sentence = words ?? (told || t('problem.internal'));
  return (
    <div role="alert" className="problem" ref={box}>
      <strong>{sentence}</strong>
      {known?.requestId && <p className="hint">{`${t('problem.number')} ${known.requestId}`}</p>}
    </div>
  );
}
