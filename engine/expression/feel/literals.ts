import { parseNumber } from '../decimal.ts';
import { bind, type Closure, type Env } from '../run.ts';
import { parseTemporal } from '../time.ts';
import { FunctionValue, type Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { type Node, partsOf, Refusal } from './parse.ts';

const constant =
  (value: Value): Closure =>
  () =>
    value;

const numericLiteral: Rule = (node, _names, compiler) => {
  const value = parseNumber(compiler.source(node).replace(/\s+/g, ''));
  if (value === null) throw compiler.refuse(node);
  return constant(value);
};

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The value of a quoted text (DMN 1.5 10.3.1.2 rule 35). */
export function unquote(source: string): string {
  return source
    .slice(1, -1)
    .replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{6})|(.))/gs, (whole, short, long, letter) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      if (code > 0x10ffff) return whole;
      if (!Number.isNaN(code)) return String.fromCodePoint(code);
      return escapes[letter] ?? ('"\'\\'.includes(letter) ? letter : whole);
    });
}

const stringLiteral: Rule = (node, _names, compiler) => constant(unquote(compiler.source(node)));

const booleanLiteral: Rule = (node, _names, compiler) => constant(compiler.source(node) === 'true');

/** `@"..."`; `date(...)` and its kin are calls with a name of their own. */
const dateTimeLiteral: Rule = (node, names, compiler) => {
  const first = compiler.part(node, 0);
  if (first.name !== 'AtLiteral') {
    const rule = compiler.ruleOf('FunctionInvocation');
    return rule(node, names, compiler);
  }
  const text = unquote(compiler.source(compiler.part(first, 0)));
  const value = parseTemporal(text);
  if (value === null) {
    throw new Refusal(
      {
        zh: `“${text}”不是日期、时间或时长`,
        en: `Expected a date, time or duration but got "${text}"`,
      },
      node.from,
      node.to,
    );
  }
  return constant(value);
};

const list: Rule = (node, names, compiler) => {
  const items = partsOf(node).map((part) => compiler.compile(part, names));
  return (env) => items.map((item) => item(env));
};

/** The name of an entry, quoted or not. */
function keyOf(node: Node, compiler: Compiler): string {
  const inner = compiler.part(node, 0);
  return inner.name === 'StringLiteral' ? unquote(compiler.source(inner)) : compiler.nameOf(inner);
}

/** Later entries see earlier ones; a name given twice has no meaning. */
const context: Rule = (node, names, compiler) => {
  const seen = new Set<string>();
  let inside = names;
  const entries = partsOf(node).map((entry) => {
    const key = keyOf(compiler.part(entry, 0), compiler);
    if (seen.has(key)) throw compiler.refuse(entry);
    seen.add(key);
    const value = compiler.compile(compiler.part(entry, 1), inside);
    inside = { name: key, opens: false, up: inside };
    return { key, value };
  });
  return (env) => {
    const made = new Map<string, Value>();
    let at: Env = env;
    for (const { key, value } of entries) {
      const item = value(at);
      made.set(key, item);
      at = bind(at, item);
    }
    return made;
  };
};

const functionDefinition: Rule = (node, names, compiler) => {
  const parts = partsOf(node);
  const body = parts.find((part) => part.name === 'FunctionBody');
  if (!body || node.getChild('external')) throw compiler.refuse(node);
  const formal = parts.find((part) => part.name === 'FormalParameters');
  const parameters = formal ? partsOf(formal).map((part) => parameterOf(part, compiler)) : [];
  let inside: Names | null = names;
  for (const { name } of parameters) inside = { name, opens: false, up: inside };
  const { closure, weight } = compiler.compileBody(compiler.part(body, 0), inside);
  const order = parameters.map(({ name }) => name);
  return (env) =>
    new FunctionValue('function', order, (args, run) => {
      run.enterCall();
      run.charge(weight + 1);
      let at: Env = env;
      parameters.forEach((parameter, index) => {
        const value = args[index] ?? null;
        at = bind(at, parameter.type ? parameter.type.coerce(value, run) : value);
      });
      const result = closure(at);
      run.leaveCall();
      return result;
    });
};

function parameterOf(node: Node, compiler: Compiler) {
  const [name, type] = partsOf(node);
  if (!name) throw compiler.refuse(node);
  return { name: compiler.nameOf(name), type: type ? compiler.typeOf(type) : null };
}

const parenthesized: Rule = (node, names, compiler) =>
  compiler.compile(compiler.part(node, 0), names);

export const literalRules: readonly (readonly [string, Rule])[] = [
  ['NumericLiteral', numericLiteral],
  ['StringLiteral', stringLiteral],
  ['BooleanLiteral', booleanLiteral],
  ['null', () => constant(null)],
  ['DateTimeLiteral', dateTimeLiteral],
  ['List', list],
  ['Context', context],
  ['FunctionDefinition', functionDefinition],
  ['ParenthesizedExpression', parenthesized],
];
