import { z } from 'zod';

export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Names of fields, forms, dictionaries, roles: what FEEL reads without quoting. */
export const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/);
export const partName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** `5wd`, `7.5wh`, `2h`, `3d`; a limit of nothing is none. */
export const limitText = z.string().regex(/^(?![0.]+[a-z])\d{1,4}(\.\d{1,2})?(wd|wh|h|d)$/);
