import { patternBuiltins } from './pattern.ts';
import { plainBuiltins } from './plain.ts';
import { joined } from './temporal.ts';

/** All built-in functions by name. */
export const builtins = new Map([...plainBuiltins, ...joined(patternBuiltins)]);
