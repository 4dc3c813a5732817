import { anyType, contextType, listType, makeType, rangeType, type Type, types } from '../types.ts';
import { FunctionValue } from '../values.ts';
import type { Compiler, Rule } from './compiler.ts';
import { isRangeType, type Node, partsOf, Refusal } from './parse.ts';

/** The type that a `Type` node names (DMN 1.5 10.3.1.2 rule 54). */
export function readType(node: Node, compiler: Compiler): Type {
  const inner = node.name === 'Type' ? compiler.part(node, 0) : node;
  switch (inner.name) {
    case 'ListType': {
      const make = isRangeType(compiler.text, inner) ? rangeType : listType;
      return make(readType(compiler.part(inner, 0), compiler));
    }
    case 'ContextType':
      return contextType('context', readEntries(inner, compiler));
    case 'FunctionType':
      return functionType(inner, compiler);
    default:
      return namedType(inner, compiler);
  }
}

function readEntries(node: Node, compiler: Compiler): ReadonlyMap<string, Type> {
  const holder = compiler.part(node, 0);
  return new Map(
    partsOf(holder).map((entry) => {
      const [name, type] = [compiler.part(entry, 0), compiler.part(entry, 1)];
      return [compiler.nameOf(name), readType(type, compiler)];
    }),
  );
}

/** Functions carry no types of their own, so only the number of parameters is compared. */
function functionType(node: Node, compiler: Compiler): Type {
  const holder = partsOf(node).find((part) => part.name === 'ArgumentTypes');
  const count = holder ? partsOf(holder).length : 0;
  return makeType({
    name: compiler.nameOf(node),
    accepts: (value) => value instanceof FunctionValue && value.parameters?.length === count,
  });
}

function namedType(node: Node, compiler: Compiler): Type {
  const name = compiler.nameOf(node);
  const type = types.get(name) ?? compiler.options.types.get(name);
  if (type) return type;
  throw new Refusal(
    { zh: `未知的类型“${name}”`, en: `Expected a known type but got "${name}"` },
    node.from,
    node.to,
  );
}

const instanceOf: Rule = (node, names, compiler) => {
  const value = compiler.compile(compiler.part(node, 0), names);
  const type = readType(compiler.part(node, 1), compiler);
  if (type === anyType) return (env) => value(env) !== null;
  return (env) => {
    const found = value(env);
    return found === null ? type.name === 'Null' : type.accepts(found, env.run);
  };
};

export const typeRules: readonly (readonly [string, Rule])[] = [
  ['InstanceOfExpression', instanceOf],
];
