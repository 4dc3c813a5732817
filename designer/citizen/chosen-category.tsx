import { useTranslation } from 'react-i18next';
import { textKey } from '../shell/language.ts';
import { useDictionary } from './use-dictionary.ts';

/** What the report is about, once it was chosen: the group and the problem. */
export function ChosenCategory({ code }: { readonly code: string }) {
  const { t, i18n } = useTranslation();
  const item = useDictionary('categories').items?.find((one) => one.code === code);
  if (!item) return null;
  const language = textKey(i18n.language);
  const name = [item.parent, item.name].flatMap((words) => words?.[language] ?? []).join(' · ');
  return <p className="chosen">{t('category.chosen', { name })}</p>;
}
