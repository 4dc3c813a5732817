import type { CaseDetail } from '@liandong/runtime/api-types';

type Choice = { readonly value: string; readonly label: string };
type Title = string | { readonly zh: string; readonly en: string };
type Schema = {
  readonly title?: Title;
  readonly properties?: { readonly [name: string]: Schema };
};

/** The fields that the server masked (`138****5678`), with their names in the form. */
export function maskedFields(item: CaseDetail, language: 'zh' | 'en'): Choice[] {
  const titles = new Map<string, Title>();
  collect(item.form as Schema, titles);
  return Object.entries(item.fields)
    .filter(([, value]) => typeof value === 'string' && value.includes('*'))
    .map(([name]) => ({ value: name, label: words(titles.get(name) ?? name, language) }));
}

function collect(schema: Schema, titles: Map<string, Title>): void {
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    if (child.title !== undefined) titles.set(name, child.title);
    collect(child, titles);
  }
}

function words(title: Title, language: 'zh' | 'en'): string {
  return typeof title === 'string' ? title : title[language];
}
