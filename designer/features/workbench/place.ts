import { useSearchParams } from 'react-router';

export const tabs = ['assigned', 'claimable', 'done', 'mine'] as const;
export type Tab = (typeof tabs)[number];

/** Where a person is in the workbench; all of it stands in the address bar. */
export type Place = { readonly tab: Tab; readonly q: string; readonly open: string | null };

/** Reads the address; what it does not know counts as absent. */
export function placeOf(search: URLSearchParams): Place {
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'assigned';
  return { tab, q: search.get('q') ?? '', open: search.get('open') };
}

/** Writes only what differs from the start. */
export function searchOf({ tab, q, open }: Place): URLSearchParams {
  const search = new URLSearchParams();
  if (tab !== 'assigned') search.set('tab', tab);
  if (q) search.set('q', q);
  if (open) search.set('open', open);
  return search;
}

/** The place and how to change it; typing in the search box leaves no trail of history entries. */
export function usePlace(): [Place, (change: Partial<Place>, replace?: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const change = (part: Partial<Place>, replace = false) =>
    setSearch((present) => searchOf({ ...placeOf(present), ...part }), { replace });
  return [placeOf(search), change];
}
