import { childOf, childrenOf, type Element, textOf } from './element.ts';

/** A name of several words, which the grammar can only know from the model. */
const ofWords = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)+$/u.test(name);

function addItem(definition: Element, names: Set<string>): void {
  const open = [definition];
  for (let at = open.pop(); at; at = open.pop()) {
    const name = textOf(at, 'name');
    if (name !== null) names.add(name);
    open.push(...childrenOf(at, 'itemComponent'));
  }
}

/**
 * Names of several words that filters may bring into scope: components of types, columns of
 * relations and outputs of tables.
 */
export function namesIn(root: Element): readonly string[] {
  const names = new Set<string>();
  for (const definition of childrenOf(root, 'itemDefinition')) addItem(definition, names);
  for (const element of childrenOf(root, 'drgElement')) {
    const definition = childOf(element, 'encapsulatedLogic');
    const logic = childOf(element, 'decisionLogic') ?? childOf(definition, 'body');
    for (const key of ['output', 'column']) {
      for (const part of childrenOf(logic, key)) names.add(textOf(part, 'name') ?? '');
    }
  }
  return [...names].filter(ofWords);
}
