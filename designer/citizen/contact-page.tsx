import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenCategory } from './chosen-category.tsx';
import { Check, described, Field, Problem } from './controls.tsx';
import { type ReportDraft, wrongContact } from './report-draft.ts';
import { goTo } from './route.ts';
import { focusFirst, Steps } from './steps.tsx';

type Props = {
  readonly draft: ReportDraft;
  readonly onChange: (part: Partial<ReportDraft>) => void;
  readonly onSend: () => void;
  readonly sending: boolean;
  readonly error: unknown;
};

type PersonProps = Pick<Props, 'draft' | 'onChange'> & { readonly wrong: string | undefined };

function Person({ draft, onChange, wrong }: PersonProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field id="phone" label={t('contact.phone')} hint={t('contact.phoneHint')} error={wrong}>
        <input
          {...described('phone', true, wrong)}
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          required
          maxLength={12}
          value={draft.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
      </Field>
      <Field id="name" label={t('contact.name')}>
        <input
          id="name"
          autoComplete="name"
          maxLength={40}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Check
        checked={draft.confidential}
        label={t('contact.confidential')}
        hint={t('contact.confidentialHint')}
        onChange={(confidential) => onChange({ confidential })}
      />
    </>
  );
}

/** How to reach the person, what happens with it, and send. */
export function ContactPage({ draft, onChange, onSend, sending, error }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const wrong = asked ? wrongContact(draft).phone : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const missing = Object.keys(wrongContact(draft));
    if (missing.length === 0) onSend();
    else focusFirst(missing);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Steps at={3} />
      <h1>{t('contact.title')}</h1>
      <ChosenCategory code={draft.category} />
      <Check
        checked={draft.anonymous}
        label={t('contact.anonymous')}
        hint={t('contact.anonymousHint')}
        onChange={(anonymous) => onChange({ anonymous })}
      />
      {!draft.anonymous && (
        <Person draft={draft} onChange={onChange} wrong={wrong ? t(wrong) : undefined} />
      )}
      <details className="privacy">
        <summary>{t('privacy.title')}</summary>
        <p>{t('privacy.words')}</p>
      </details>
      {error !== null && <Problem error={error} />}
      <div className="actions">
        <button type="submit" className="primary" disabled={sending}>
          {sending ? t('action.sending') : t('action.send')}
        </button>
        <button type="button" onClick={() => goTo({ name: 'matter' })}>
          {t('action.back')}
        </button>
      </div>
    </form>
  );
}
