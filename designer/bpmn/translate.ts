import chinese from './texts.zh-CN.json' with { type: 'json' };

export type Language = 'zh' | 'en';

const dictionary: { readonly [text: string]: string } = chinese;

function fill(text: string, values: { readonly [name: string]: string }): string {
  return text.replace(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The diagram-js module that says the words of the canvas in the reader's language. */
export function translateModule(language: Language): {
  readonly translate: readonly ['value', (text: string, values?: object) => string];
} {
  return {
    translate: [
      'value',
      (text, values = {}) =>
        fill(
          (language === 'zh' ? dictionary[text] : undefined) ?? text,
          values as { [name: string]: string },
        ),
    ],
  };
}
