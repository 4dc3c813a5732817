import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { textKey } from '../shell/language.ts';
import english from './texts/en.json' with { type: 'json' };
import chinese from './texts/zh-CN.json' with { type: 'json' };

const namespace = 'editors';

i18next.addResourceBundle('zh-CN', namespace, chinese);
i18next.addResourceBundle('en', namespace, english);

/** Texts of the editors; they come with the editors' chunk. */
export function useEditorTexts() {
  const { t, i18n } = useTranslation(namespace);
  return { t, language: textKey(i18n.language) };
}
