import { childOf } from '../reader.ts';
import { between, idNear } from './find.ts';
import type { Rule } from './rule.ts';

const example = (cardinality: string): string =>
  between(
    `<task id="a"><multiInstanceLoopCharacteristics ld:collection="items">${cardinality}</multiInstanceLoopCharacteristics></task>`,
    'a',
  );

export const loopBothSizes: Rule = {
  id: 'loop/two-sizes',
  severity: 'warning',
  clause: 'BPMN 2.0 10.3.8',
  text: {
    zh: '多实例活动“{element}”既有次数又有集合，只应有其一。',
    en: 'The multi-instance activity {element} has a cardinality and a collection; it should have one of them.',
  },
  bad: example('<loopCardinality>3</loopCardinality>'),
  good: example(''),
  *check(model) {
    for (const loop of model.of('bpmn:MultiInstanceLoopCharacteristics')) {
      const has = childOf(loop, 'loopDataInputRef') || loop.get('ld:collection');
      if (has && childOf(loop, 'loopCardinality')) yield { element: idNear(loop) };
    }
  },
};
