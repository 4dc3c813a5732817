import { childOf } from '../reader.ts';
import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const dataObjectMissing: Rule = {
  id: 'data/object-missing',
  severity: 'warning',
  clause: 'BPMN 2.0 10.4.1',
  text: {
    zh: '数据对象引用“{element}”没有指定数据对象。',
    en: 'The data object reference {element} names no data object.',
  },
  bad: between('<dataObjectReference id="r"/><task id="a"/>', 'a'),
  good: between(
    '<dataObject id="d"/><dataObjectReference id="r" dataObjectRef="d"/><task id="a"/>',
    'a',
  ),
  *check(model) {
    for (const reference of model.of('bpmn:DataObjectReference')) {
      if (!childOf(reference, 'dataObjectRef')) yield { element: idOf(reference) };
    }
  },
};
