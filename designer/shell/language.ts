/** Languages of the product. Code and address bars use these tags. */
export const languages = ['zh-CN', 'en'] as const;
export type LanguageTag = (typeof languages)[number];

const storageKey = 'liandong.language';

/** The language of this browser: chosen before, or Chinese. */
export function storedLanguage(): LanguageTag {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
}

export function storeLanguage(language: LanguageTag): void {
  localStorage.setItem(storageKey, language);
}

/** How data of packs names the language. */
export function textKey(language: string): 'zh' | 'en' {
  return language.startsWith('en') ? 'en' : 'zh';
}
