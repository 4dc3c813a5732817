import { booleanBuiltins } from './boolean.ts';
import { contextBuiltins } from './context.ts';
import { listBuiltins } from './list.ts';
import { numberBuiltins } from './number.ts';
import { rangeBuiltins } from './range.ts';
import { stringBuiltins } from './string.ts';
import { joined, temporalBuiltins } from './temporal.ts';

/** The built-in functions without those of regular expressions; one file a family. */
export const plainBuiltins = joined([
  ...stringBuiltins,
  ...numberBuiltins,
  ...listBuiltins,
  ...contextBuiltins,
  ...booleanBuiltins,
  ...temporalBuiltins,
  ...rangeBuiltins,
]);
