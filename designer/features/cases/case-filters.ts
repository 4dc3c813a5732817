import type { CaseFilters } from '../../api/cases.ts';

/** Names of the filters in the address bar. */
export const filterNames = ['q', 'status', 'unit', 'light', 'supervised', 'sort'] as const;

export const lights = ['green', 'yellow', 'orange', 'red'] as const;

/** Reads the address; empty values count as absent. */
export function filtersOf(search: URLSearchParams): CaseFilters {
  const present = filterNames.flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(present);
}
