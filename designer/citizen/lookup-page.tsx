import type { Tracking } from '@liandong/runtime/api-types';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { request } from '../api/request.ts';
import { described, Field, Problem } from './controls.tsx';
import { Progress } from './progress.tsx';
import { focusFirst } from './steps.tsx';
import { useDesk } from './use-desk.ts';

const numberPattern = /^[0-9A-Za-z-]{4,64}$/;
const tailPattern = /^[0-9]{4}$/;

/** Phases by number and the last four digits of the phone, for those who lost their link. */
export function LookupPage() {
  const { t } = useTranslation();
  const { example } = useDesk();
  const [number, setNumber] = useState('');
  const [phoneTail, setPhoneTail] = useState('');
  const [asked, setAsked] = useState(false);
  const [tracking, setTracking] = useState<Tracking | null>(null);
  const [error, setError] = useState<unknown>(null);
  const wrongNumber =
    asked && !numberPattern.test(number.trim()) ? t('wrong.number', { example }) : undefined;
  const wrongTail = asked && !tailPattern.test(phoneTail.trim()) ? t('wrong.tail') : undefined;
  // An unknown number and a wrong phone get the same answer, so that nobody can try numbers out.
  const isUnknown = error instanceof ProblemError && error.code === 'not-found';
  const notFound = isUnknown ? t('lookup.notFound') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const body = { number: number.trim(), phoneTail: phoneTail.trim() };
    if (!numberPattern.test(body.number)) return focusFirst(['number']);
    if (!tailPattern.test(body.phoneTail)) return focusFirst(['tail']);
    setError(null);
    setTracking(null);
    request<Tracking>('POST', '/citizen/lookups', { body }).then(setTracking, setError);
  };
  return (
    <>
      <form noValidate onSubmit={submit}>
        <h1>{t('lookup.title')}</h1>
        <p className="hint">{t('lookup.hint')}</p>
        <Field
          id="number"
          label={t('lookup.number')}
          hint={example === '' ? undefined : t('lookup.example', { example })}
          error={wrongNumber}
        >
          <input
            {...described('number', example !== '', wrongNumber)}
            autoComplete="off"
            maxLength={64}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Field>
        <Field id="tail" label={t('lookup.tail')} error={wrongTail}>
          <input
            {...described('tail', false, wrongTail)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={phoneTail}
            onChange={(event) => setPhoneTail(event.target.value)}
          />
        </Field>
        {error !== null && <Problem error={error} words={notFound} />}
        <div className="actions">
          <button type="submit" className="primary">
            {t('lookup.submit')}
          </button>
        </div>
      </form>
      {tracking && (
        <section aria-live="polite">
          <h2 className="number">{tracking.number}</h2>
          <Progress phases={tracking.phases} />
        </section>
      )}
    </>
  );
}
