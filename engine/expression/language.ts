import type { Text } from '../model/value.ts';

/** The languages that an `expressionLanguage` may name. */
export type Language = 'feel' | 'braces' | 'xpath';

const braces = new Set(['juel', 'http://www.jcp.org/en/jsr/detail?id=245']);
const feel = /^(feel|https?:\/\/www\.omg\.org\/spec\/(dmn\/\d{8}\/feel|feel\/\d{8})\/?)$/;
const xpath = /^(xpath|https?:\/\/www\.w3\.org\/(1999\/xpath|tr\/(1999\/rec-)?xpath.*))\/?$/;

/** The language behind a name; undefined for an unknown one, null where none is named. */
export function languageOf(name: string | null | undefined): Language | null | undefined {
  if (name === null || name === undefined || name.trim() === '') return null;
  const key = name.trim().toLowerCase();
  if (feel.test(key)) return 'feel';
  if (braces.has(key)) return 'braces';
  return xpath.test(key) ? 'xpath' : undefined;
}

/** The inner text of `${...}` or `#{...}`; null where the text is not that as a whole. */
export function innerOf(text: string): string | null {
  const trimmed = text.trim();
  if (!/^[$#]\{/.test(trimmed) || !trimmed.endsWith('}')) return null;
  const inner = trimmed.slice(2, -1);
  const bare = inner.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '');
  return /[$#]\{/.test(bare) ? null : inner;
}

/** What only XPath has; the rest of a condition reads the same in FEEL. */
export const xpathOnly = /\$|::|\/|\bgetData(?:Object|Input|Output)\b|\b(?:div|mod)\b/;

export const unknownLanguage = (name: string): Text => ({
  zh: `不支持表达式语言“${name}”`,
  en: `Expected FEEL or \${} but the expression language is "${name}"`,
});

export const xpathRefused: Text = {
  zh: '不支持 XPath 路径和函数，请用 FEEL 或花括号表达式书写',
  en: 'Expected FEEL or an expression in braces but found paths or functions of XPath',
};
