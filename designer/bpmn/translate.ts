import chinese from './texts.zh-CN.json' with { type: 'json' };

export type Language = 'zh' | 'en';

const dictionary: { readonly [text: string]: string } = chinese;

function fill(text: string, values: { readonly [name: string]: string }): string {
  return text.replace(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/**
 * The diagram-js module that says the words of the canvas in the reader's language. A function is
 * asked anew for each word, for canvases that outlive a change of the language.
 */
export function translateModule(language: Language | (() => Language)): {
  readonly translate: readonly ['value', (text: string, values?: object) => string];
} {
  const current = typeof language === 'function' ? language : () => language;
  return {
    translate: [
      'value',
      (text, values = {}) =>
        fill(
          (current() === 'zh' ? dictionary[text] : undefined) ?? text,
          values as { [name: string]: string },
        ),
    ],
  };
}
