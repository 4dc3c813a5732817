import type { Expression } from '../expression/expression.ts';
import { compileExpression } from '../expression/index.ts';
import type { Loop, Mapping, MappingLine, Notice } from '../model/graph.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { readBehaviours } from './behaviours.ts';
import { dataNameOf } from './data-names.ts';
import { childOf, listOf } from './reader.ts';

const SIGHTS = ['all', 'mapped'] as const;
const DELIVERIES = ['local', 'scope'] as const;

/** `ld:mapping`: sources are expressions, targets variables or `record.<field>`. */
export function readMapping(node: XmlNode, at: Reader): Mapping | null {
  const found = at.extensions(node, 'ld:Mapping');
  if (found.length === 0) return null;
  const first = (name: string): string | null =>
    found.map((one) => at.text(one, name)).find((value) => value !== null) ?? null;
  return {
    inputs: found.flatMap((one) => readLines(listOf(one, 'inputs'), at)),
    outputs: found.flatMap((one) => readLines(listOf(one, 'outputs'), at)),
    sight: SIGHTS.find((one) => one === first('sight')) ?? null,
    delivers: DELIVERIES.find((one) => one === first('delivers')) ?? null,
  };
}

export function readLines(lines: readonly XmlNode[], at: Reader): MappingLine[] {
  return lines.flatMap((line) => {
    const target = at.text(line, 'target');
    const text = at.text(line, 'source');
    if (target === null || text === null) at.problem('activity/mapping-incomplete', line, '');
    const source = at.expression(text, line);
    return source && target !== null ? [{ source, target }] : [];
  });
}

/** `ld:notice`: its further attributes and its inputs are expressions. */
export function readNotices(node: XmlNode, at: Reader): Notice[] {
  return at.extensions(node, 'ld:Notice').map((notice) => {
    const attributes = Object.entries(notice.$attrs ?? {}).flatMap(([target, text]) => {
      const source = typeof text === 'string' ? at.expression(text, notice) : null;
      return source ? [{ source, target }] : [];
    });
    const data = [...attributes, ...readLines(listOf(notice, 'inputs'), at)];
    return { name: at.text(notice, 'name') ?? '', data };
  });
}

/** BPMN 2.0 10.3.8. `ld:collection` and its like are short for data inputs and outputs. */
export function readLoop(node: XmlNode, at: Reader): Loop | null {
  const loop = childOf(node, 'loopCharacteristics');
  if (!loop) return null;
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') return readStandardLoop(loop, node, at);
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    at.problem('element/unsupported', node, loop.$type);
    return null;
  }
  const expressionIn = (name: string): Expression | null => {
    const child = childOf(loop, name);
    return child && at.expression(at.body(loop, name), node, at.text(child, 'language'));
  };
  const cardinality = expressionIn('loopCardinality');
  const text = at.text(loop, 'ld:collection');
  const source = childOf(loop, 'loopDataInputRef');
  const collection =
    text === null ? source && nameAlone(dataNameOf(source) ?? '') : at.expression(text, node);
  if (!cardinality && !collection) at.problem('activity/loop-without-size', node, '');
  const inputItem = childOf(loop, 'inputDataItem');
  const outputRef = childOf(loop, 'loopDataOutputRef');
  const outputItem = childOf(loop, 'outputDataItem');
  return {
    kind: 'multi-instance',
    sequential: loop.get('isSequential') === true,
    cardinality,
    collection,
    item: at.text(loop, 'ld:item') ?? (inputItem && dataNameOf(inputItem)),
    output: at.text(loop, 'ld:outputItem')
      ? at.expression(at.text(loop, 'ld:outputItem'), node)
      : outputItem && nameAlone(dataNameOf(outputItem) ?? ''),
    outputCollection: at.text(loop, 'ld:outputCollection') ?? (outputRef && dataNameOf(outputRef)),
    completion: expressionIn('completionCondition'),
    behaviours: readBehaviours(loop, node, at),
  };
}

/** BPMN 2.0 table 10.29: a loop that nothing can end is a mistake; a draft goes round once. */
function readStandardLoop(loop: XmlNode, node: XmlNode, at: Reader): Loop {
  const text = at.body(loop, 'loopCondition');
  const found = loop.get('loopMaximum');
  const isCount = typeof found === 'number' && Number.isInteger(found) && found >= 0;
  if (found !== undefined && !isCount) at.problem('activity/loop-maximum', node, String(found));
  if (text === null && !isCount) at.problem('activity/loop-without-end', node, '');
  const language = childOf(loop, 'loopCondition');
  return {
    kind: 'standard',
    testBefore: loop.get('testBefore') === true,
    maximum: isCount ? found : null,
    condition: at.expression(text, node, language && at.text(language, 'language')),
  };
}

/** BPMN 2.0 table 10.3: how many tokens an activity takes or gives; 1 where it says nothing. */
export function readQuantity(
  node: XmlNode,
  name: 'startQuantity' | 'completionQuantity',
  at: Reader,
): number {
  const found = node.get(name);
  if (found === undefined) return 1;
  if (typeof found === 'number' && Number.isInteger(found) && found >= 1 && found <= QUANTITY_MAX) {
    return found;
  }
  at.problem('activity/quantity', node, `${name} ${String(found)}`);
  return 1;
}

/** More tokens at once than any process means; a wrong figure must not fill the store. */
const QUANTITY_MAX = 1000;

function nameAlone(name: string): Expression | null {
  const compiled = compileExpression(name, { names: [name] });
  return compiled.ok ? compiled.expression : null;
}
