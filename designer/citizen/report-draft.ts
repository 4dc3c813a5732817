import type { Report, Uploaded } from '@liandong/runtime/api-types';

/** What a citizen has said so far. */
export type ReportDraft = {
  readonly category: string;
  readonly town: string;
  readonly place: string;
  readonly description: string;
  readonly phone: string;
  readonly name: string;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  readonly files: readonly Uploaded[];
};

export const emptyDraft: ReportDraft = {
  category: '',
  town: '',
  place: '',
  description: '',
  phone: '',
  name: '',
  anonymous: false,
  confidential: false,
  files: [],
};

export const descriptionMax = 2000;
export const filesMax = 6;

export type Wrong = { readonly [field in keyof ReportDraft]?: string };

/** Keys of the sentences for what is missing on the page about the matter. */
export function wrongMatter(draft: ReportDraft): Wrong {
  return {
    ...(draft.description.trim().length < 5 ? { description: 'wrong.description' } : {}),
    ...(draft.town === '' ? { town: 'wrong.town' } : {}),
    ...(draft.place.trim() === '' ? { place: 'wrong.place' } : {}),
  };
}

/** The same for the page about the person. A phone is needed unless the report is anonymous. */
export function wrongContact(draft: ReportDraft): Wrong {
  if (draft.anonymous || /^[0-9]{7,12}$/.test(draft.phone.trim())) return {};
  return { phone: 'wrong.phone' };
}

/** The report as the server takes it; an anonymous one names nobody. */
export function reportOf(draft: ReportDraft): Report {
  const { category, town, anonymous, confidential } = draft;
  const phone = anonymous ? '' : draft.phone.trim();
  const name = anonymous ? '' : draft.name.trim();
  return {
    category,
    town,
    place: draft.place.trim(),
    description: draft.description.trim(),
    anonymous,
    confidential,
    files: draft.files.map(({ id, token }) => ({ id, token })),
    ...(phone ? { phone } : {}),
    ...(name ? { name } : {}),
  };
}

const storageKey = 'liandong.report';

/** A reload loses nothing; closing the tab forgets everything. */
export function loadDraft(): ReportDraft {
  const kept = sessionStorage.getItem(storageKey);
  return kept === null ? emptyDraft : { ...emptyDraft, ...JSON.parse(kept) };
}

export function keepDraft(draft: ReportDraft): void {
  sessionStorage.setItem(storageKey, JSON.stringify(draft));
}

export function forgetDraft(): void {
  sessionStorage.removeItem(storageKey);
}
