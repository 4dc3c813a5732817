import type { Desk } from '@liandong/runtime/api-types';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/request.ts';

let kept: Promise<Desk> | null = null;

/** One request a page; what failed is asked again by whoever comes next. */
function load(): Promise<Desk> {
  kept ??= request<Desk>('GET', '/citizen/desk').catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

/** Who takes reports, in the language of the page; empty until known, nothing hangs on it. */
export function useDesk(): { readonly name: string; readonly example: string } {
  const { i18n } = useTranslation();
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    load().then(setDesk, () => setDesk(null));
  }, []);
  const name = i18n.language === 'en' ? desk?.name.en : desk?.name.zh;
  return { name: name ?? '', example: desk?.example ?? '' };
}
