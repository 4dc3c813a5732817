import type { Dictionary } from '@liandong/runtime/api-types';
import { useCallback, useEffect, useState } from 'react';
import { type DictionaryName, fetchDictionary } from '../api/dictionaries.ts';

type Items = Dictionary['items'];
type Loaded = { readonly items: Items | null; readonly error: unknown };

const kept = new Map<DictionaryName, Promise<Items>>();

function load(name: DictionaryName): Promise<Items> {
  let items = kept.get(name);
  if (!items) {
    items = fetchDictionary(name).then((dictionary) => dictionary.items);
    kept.set(name, items);
    // A failure is shown by whoever waits; the next one tries again.
    items.catch(() => kept.delete(name));
  }
  return items;
}

/** The entries of a dictionary, null while they are on their way; `retry` after a failure. */
export function useDictionary(name: DictionaryName): Loaded & { retry: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ items: null, error: null });
  const fetchItems = useCallback(() => {
    load(name).then(
      (items) => setLoaded({ items, error: null }),
      (error: unknown) => setLoaded({ items: null, error }),
    );
  }, [name]);
  useEffect(fetchItems, [fetchItems]);
  return { ...loaded, retry: fetchItems };
}
