import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Text } from '@liandong/engine';

type Options = NonNullable<ParseArgsConfig['options']>;

type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>
>;

export type Arguments<T extends Options> =
  | { readonly ok: true; readonly values: Parsed<T>['values']; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: Text };

/** Reads `--name value` options and the given number of plain arguments. */
export function readArguments<T extends Options>(
  args: readonly string[],
  options: T,
  expected: readonly string[],
): Arguments<T> {
  let parsed: Parsed<T>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: { zh: `参数有误：${error.message}`, en: error.message } };
  }
  const names = parsed.positionals;
  if (names.length !== expected.length) {
    const list = expected.map((name) => `<${name}>`).join(' ');
    const problem = {
      zh: `应有参数 ${list}，实际有 ${names.length} 个`,
      en: `Expected ${list} but got ${names.length} arguments`,
    };
    return { ok: false, problem };
  }
  return { ok: true, values: parsed.values, names };
}
