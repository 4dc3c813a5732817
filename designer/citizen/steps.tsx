import { useTranslation } from 'react-i18next';

const count = 3;

/** Where in the report a person is. */
export function Steps({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  return <p className="steps">{t('steps', { at, count })}</p>;
}

/** Brings a person to the first field that needs another answer, in the order of the page. */
export function focusFirst(ids: readonly string[]): void {
  const fields = [...document.querySelectorAll<HTMLElement>('input, textarea, select')];
  fields.find((field) => ids.includes(field.id))?.focus();
}
