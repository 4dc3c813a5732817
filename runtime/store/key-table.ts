/** The database of everything, or the one of the keys. */
export type Schema = 'main' | 'keys';

/** The one table of the key store. */
export const keyTable = {
  name: 'key_entry',
  columns: ['id', 'purpose', 'subject', 'secret', 'created_at', 'erased_at'],
} as const;
