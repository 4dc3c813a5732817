import { childOf } from '../reader.ts';
import { around, between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const example = (object: string): string =>
  between(
    `<dataObject id="out"/><dataObjectReference id="r" dataObjectRef="${object}"/><subProcess id="a"><dataObject id="in"/></subProcess>`,
    'a',
  );

export const dataObjectHidden: Rule = {
  id: 'data/object-out-of-sight',
  severity: 'error',
  clause: 'BPMN 2.0 10.4.1',
  text: {
    zh: '“{element}”引用的数据对象“{detail}”在此处不可见。',
    en: '{element} refers to the data object {detail}, which cannot be seen here.',
  },
  bad: example('in'),
  good: example('out'),
  *check(model) {
    for (const reference of model.of('bpmn:DataObjectReference')) {
      const object = childOf(reference, 'dataObjectRef');
      const container = object?.$parent;
      if (!object || !container || [...around(reference)].includes(container)) continue;
      yield { element: idOf(reference), detail: idOf(object) };
    }
  },
};
