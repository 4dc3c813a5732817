import { booleanBuiltins } from './boolean.ts';
import { contextBuiltins } from './context.ts';
import { listBuiltins } from './list.ts';
import { numberBuiltins } from './number.ts';
import { rangeBuiltins } from './range.ts';
import { stringBuiltins } from './string.ts';
import { joined, temporalBuiltins } from './temporal.ts';

/** All built-in functions by name; one file a family. */
export const builtins = joined([
  ...stringBuiltins,
  ...numberBuiltins,
  ...listBuiltins,
  ...contextBuiltins,
  ...booleanBuiltins,
  ...temporalBuiltins,
  ...rangeBuiltins,
]);
