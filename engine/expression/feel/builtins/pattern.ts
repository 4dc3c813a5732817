import { TEXT_LENGTH_MAX } from '../../run.ts';
import type { Value } from '../../values.ts';
import { builtin } from './builtin.ts';
import { patternOf, replaceAll, splitAll } from './regex.ts';

type Texts = readonly [string, string, string, string];
const texts = (args: readonly Value[]) => args as unknown as Texts;

/**
 * Functions on strings that take a regular expression (DMN 1.5 table 75). They stand apart since
 * their library is as large as the rest of FEEL, and pages seldom need it.
 */
export const patternBuiltins = [
  builtin('matches', 'input: string, pattern: string, flags?: string', (args, run) => {
    const [input, pattern, flags] = texts(args);
    return (
      patternOf(pattern, flags ?? '', input, run)
        ?.matcher(input)
        .find() ?? null
    );
  }),
  builtin(
    'replace',
    'input: string, pattern: string, replacement: string, flags?: string',
    (args, run) => {
      const [input, pattern, replacement, flags] = texts(args);
      const regex = patternOf(pattern, flags ?? '', input, run);
      if (!regex) return null;
      if (regex.matcher('').matches()) {
        return run.fail('Expected a pattern that does not match the empty text');
      }
      run.charge(Math.ceil((input.length * (replacement.length + 1)) / 64));
      const literal = (flags ?? '').includes('q');
      const result = replaceAll(input, regex, replacement, literal);
      if (result === null) return run.fail(`Expected a replacement but got "${replacement}"`);
      return result.length > TEXT_LENGTH_MAX ? run.fail('Expected a shorter text') : result;
    },
  ),
  builtin('split', 'string: string, delimiter: string', (args, run) => {
    const [text, delimiter] = texts(args);
    const regex = patternOf(delimiter, '', text, run);
    if (!regex) return null;
    if (regex.matcher('').matches()) {
      return run.fail('Expected a delimiter that does not match the empty text');
    }
    return splitAll(text, regex);
  }),
];
