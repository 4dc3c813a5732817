import type { Report, Reported, Uploaded } from '@liandong/runtime/api-types';

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

const draftKey = 'liandong.report';
const reportedKey = 'liandong.reported';

/** What is kept of a report that is not sent yet: also the key that makes sending it twice one. */
export type KeptDraft = { readonly draft: ReportDraft; readonly key: string };

/** A reload loses nothing; closing the tab forgets everything. */
export function loadDraft(newKey: () => string): KeptDraft {
  const kept = sessionStorage.getItem(draftKey);
  return kept === null ? { draft: emptyDraft, key: newKey() } : JSON.parse(kept);
}

export function keepDraft(kept: KeptDraft): void {
  sessionStorage.setItem(draftKey, JSON.stringify(kept));
}

/** The report was taken: its number and link stay for a reload, what was typed goes. */
export function keepReported(reported: Reported): void {
  sessionStorage.setItem(reportedKey, JSON.stringify(reported));
  sessionStorage.removeItem(draftKey);
}

export function loadReported(): Reported | null {
  const kept = sessionStorage.getItem(reportedKey);
  return kept === null ? null : JSON.parse(kept);
}
