import { equal } from '../../compare.ts';
import { kindOf, type TimeValue } from '../../values.ts';
import { builtin } from './builtin.ts';

/** Functions on booleans and on any value (DMN 1.5 tables 74 and 82). */
export const booleanBuiltins = [
  builtin('not', 'negand: any', ([negand]) => (typeof negand === 'boolean' ? !negand : null)),
  builtin('is', 'value1: any, value2: any', ([a = null, b = null], run) => {
    if (kindOf(a) !== kindOf(b)) return false;
    const timed = ['time', 'date and time'].includes(kindOf(a));
    if (timed && (a as TimeValue).zone !== (b as TimeValue).zone) return false;
    return equal(a, b, run) === true;
  }),
];
