import type { XmlNode } from '../../model/xml.ts';
import { between, idNear, idOf } from './find.ts';
import { isA, propertiesOf } from './model.ts';
import type { Rule } from './rule.ts';

/** Any element at all, and the ends of message flows, which have a rule of their own. */
const ELSEWHERE = new Set(['Element', 'bpmn:Element', 'bpmn:InteractionNode']);

export const referenceWrongKind: Rule = {
  id: 'reference/wrong-kind',
  severity: 'error',
  clause: 'BPMN 2.0 8.2.1',
  text: {
    zh: '“{element}”的引用指向了类型不符的元素：{detail}',
    en: 'A reference of {element} leads to an element of the wrong kind: {detail}',
  },
  bad: between('<receiveTask id="a" messageRef="start"/>', 'a'),
  good: `<message id="m" name="m"/>${between('<receiveTask id="a" messageRef="m"/>', 'a')}`,
  *check(model) {
    for (const node of model.all) {
      for (const { name, type, isReference } of propertiesOf(node)) {
        if (!isReference || !Object.hasOwn(node, name) || ELSEWHERE.has(type)) continue;
        const held = node.get(name);
        for (const target of (Array.isArray(held) ? held : [held]) as XmlNode[]) {
          if (!target || isA(target, type)) continue;
          yield { element: idNear(node), detail: `${name} = ${idOf(target)} (${target.$type})` };
        }
      }
    }
  },
};
