import type { Text } from '@liandong/engine';

/**
 * The language of `Accept-Language` (RFC 9110 12.5.4) among those we speak; `fallback` when the
 * header names neither.
 */
export function languageOf(header: string | undefined, fallback: keyof Text = 'zh'): keyof Text {
  let best: { readonly language: keyof Text; readonly weight: number } | null = null;
  for (const range of (header ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const language = /^zh(-|$)/.test(tag) ? 'zh' : /^en(-|$)/.test(tag) ? 'en' : null;
    if (language === null) continue;
    const given = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const weight = given === undefined ? 1 : Number(given.trim().slice(2));
    if (weight > 0 && (best === null || weight > best.weight)) best = { language, weight };
  }
  return best?.language ?? fallback;
}
