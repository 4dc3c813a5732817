import type { Dictionary } from '@liandong/runtime/api-types';
import { request } from './request.ts';

export type DictionaryName = 'categories' | 'towns';

/** The entries of a dictionary; public. */
export function fetchDictionary(name: string, signal?: AbortSignal): Promise<Dictionary> {
  return request<Dictionary>('GET', `/dictionaries/${name}`, signal ? { signal } : {});
}
