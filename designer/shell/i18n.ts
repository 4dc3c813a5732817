import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type LanguageTag, storedLanguage, storeLanguage } from './language.ts';

type Texts = { readonly [name: string]: string | Texts };
export type TextLoader = (language: LanguageTag) => Promise<{ default: Texts }>;

let load: TextLoader;

/** Starts with this browser's language; `loader` gives the texts of a language. */
export async function startTexts(loader: TextLoader): Promise<void> {
  load = loader;
  const language = storedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await load(language)).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches every text on the page; the choice is kept in this browser. */
export async function switchLanguage(language: LanguageTag): Promise<void> {
  if (i18next.language === language) return;
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await load(language)).default);
  }
  document.documentElement.lang = language;
  storeLanguage(language);
  await i18next.changeLanguage(language);
}
