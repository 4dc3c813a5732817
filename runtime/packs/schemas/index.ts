import { dictionaries } from './dictionaries.ts';
import { formSchema } from './form.ts';
import { limits } from './limits.ts';
import { lists } from './lists.ts';
import { manifest } from './manifest.ts';
import { notices } from './notices.ts';
import { numbers } from './numbers.ts';
import { playedCase } from './played-case.ts';
import { roles } from './roles.ts';
import { texts } from './texts.ts';
import { titles } from './titles.ts';

/** The JSON artefacts of a pack: file (or its pattern) and format. */
export const packSchemas = {
  pack: manifest,
  dictionaries,
  limits,
  lists,
  notices,
  numbers,
  roles,
  texts,
  titles,
  form: formSchema,
  case: playedCase,
} as const;
