import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textKey } from '../shell/language.ts';
import { ChosenCategory } from './chosen-category.tsx';
import { described, Field } from './controls.tsx';
import { Photos } from './photos.tsx';
import { descriptionMax, type ReportDraft, wrongMatter } from './report-draft.ts';
import { goTo } from './route.ts';
import { focusFirst, Steps } from './steps.tsx';
import { useDictionary } from './use-dictionary.ts';

type Props = {
  readonly draft: ReportDraft;
  readonly onChange: (part: Partial<ReportDraft>) => void;
};

type PartProps = Props & { readonly error: string | undefined };

function Description({ draft, onChange, error }: PartProps) {
  const { t } = useTranslation();
  return (
    <Field
      id="description"
      label={t('matter.description')}
      hint={t('matter.descriptionHint')}
      error={error}
    >
      <textarea
        {...described('description', true, error)}
        rows={6}
        required
        maxLength={descriptionMax}
        value={draft.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <p className="counter">
        {t('matter.counter', { count: draft.description.length, max: descriptionMax })}
      </p>
    </Field>
  );
}

function Town({ draft, onChange, error }: PartProps) {
  const { t, i18n } = useTranslation();
  const towns = useDictionary('towns').items ?? [];
  return (
    <Field id="town" label={t('matter.town')} error={error}>
      <select
        {...described('town', false, error)}
        required
        value={draft.town}
        onChange={(event) => onChange({ town: event.target.value })}
      >
        <option value="">{t('matter.townNone')}</option>
        {towns.map((town) => (
          <option key={town.code} value={town.code}>
            {town.name[textKey(i18n.language)]}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** What happened, and where. */
export function MatterPage({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const wrong = asked ? wrongMatter(draft) : {};
  const sentence = (key: string | undefined) => (key ? t(key) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const missing = Object.keys(wrongMatter(draft));
    if (missing.length === 0) goTo({ name: 'contact' });
    else focusFirst(missing);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Steps at={2} />
      <h1>{t('matter.title')}</h1>
      <ChosenCategory code={draft.category} />
      <Description draft={draft} onChange={onChange} error={sentence(wrong.description)} />
      <Town draft={draft} onChange={onChange} error={sentence(wrong.town)} />
      <Field
        id="place"
        label={t('matter.place')}
        hint={t('matter.placeHint')}
        error={sentence(wrong.place)}
      >
        <input
          {...described('place', true, wrong.place)}
          required
          maxLength={200}
          value={draft.place}
          onChange={(event) => onChange({ place: event.target.value })}
        />
      </Field>
      <Photos files={draft.files} onChange={(files) => onChange({ files })} />
      <div className="actions">
        <button type="submit" className="primary">
          {t('action.next')}
        </button>
        <button type="button" onClick={() => goTo({ name: 'category' })}>
          {t('action.back')}
        </button>
      </div>
    </form>
  );
}
