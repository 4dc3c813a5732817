import { bind, type Closure, type Env } from '../run.ts';
import type { Type } from '../types.ts';
import type { Value } from '../values.ts';
import { plainBuiltins } from './builtins/plain.ts';
import { callRules } from './calls.ts';
import { Compiler, type CompilerOptions, type Names, type Rule } from './compiler.ts';
import { literalRules } from './literals.ts';
import { loopRules } from './loops.ts';
import { nameRules } from './names.ts';
import { operatorRules } from './operators.ts';
import { parseFeel, tellingNames } from './parse.ts';
import { type StaticTests, staticTests } from './static-tests.ts';
import { compileTests, type Test, testRules } from './tests.ts';
import { readType, typeRules } from './types.ts';

const rules: ReadonlyMap<string, Rule> = new Map([
  ...nameRules,
  ...literalRules,
  ...operatorRules,
  ...loopRules,
  ...callRules,
  ...testRules,
  ...typeRules,
]);

export interface FeelOptions {
  /** Names in scope that hold blanks or signs, in their original form. */
  readonly names?: readonly string[];
  readonly types?: ReadonlyMap<string, Type>;
  /** Functions by name: `builtins` for all. */
  readonly builtins: ReadonlyMap<string, Value>;
}

const noTypes: ReadonlyMap<string, Type> = new Map();
/** Only built-ins whose names hold keywords need to be told to the grammar. */
const builtinNames = [...plainBuiltins.keys()].filter((name) =>
  /\b(by|of|before|after)\b/.test(name),
);

function compilerOf(text: string, options: FeelOptions): Compiler {
  const settings: CompilerOptions = {
    names: tellingNames(options.names ?? []),
    types: options.types ?? noTypes,
    builtins: options.builtins,
    readType,
  };
  return new Compiler(text, rules, settings);
}

/**
 * The closure of a FEEL expression.
 *
 * @throws Refusal where the text is no expression that is supported
 */
export function compileFeel(text: string, options: FeelOptions): Closure {
  const names = tellingNames(options.names ?? []);
  const tree = parseFeel(text, 'Expression', [...builtinNames, ...names]);
  const compiler = compilerOf(text, options);
  return compiler.compile(compiler.part(tree, 0), null);
}

/** A cell of a decision table. */
export interface Cell {
  test(env: Env, value: Value): boolean | null;
  /** The tests as data where they are literals only, for the index of a table; else null. */
  readonly fixed: StaticTests | null;
}

const input: Names = { name: '?', opens: false, up: null };

/**
 * The tests of a cell, for a value that is passed as `?`.
 *
 * @throws Refusal where the text is no list of unary tests
 */
export function compileCell(text: string, options: FeelOptions): Cell {
  const names = tellingNames(options.names ?? []);
  const tree = parseFeel(text, 'UnaryTests', [...builtinNames, ...names]);
  const compiler = compilerOf(text, options);
  const test: Test = compileTests(tree, input, compiler, (env) => env.value, true);
  return {
    test: (env, value) => test(bind(env, value)),
    fixed: staticTests(tree, compiler),
  };
}
