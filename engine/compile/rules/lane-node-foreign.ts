import { listOf } from '../reader.ts';
import { around, idOf, inPools } from './find.ts';
import type { Rule } from './rule.ts';

const example = (node: string): string =>
  inPools(
    `<laneSet id="ls"><lane id="l"><flowNodeRef>${node}</flowNodeRef></lane></laneSet><startEvent id="a"/>`,
    '<startEvent id="c"/>',
  );

export const laneNodeForeign: Rule = {
  id: 'lane/node-foreign',
  severity: 'error',
  clause: 'BPMN 2.0 10.8',
  text: {
    zh: '泳道“{element}”里的“{detail}”不属于同一流程。',
    en: 'The lane {element} holds {detail}, which is not in its process.',
  },
  bad: example('c'),
  good: example('a'),
  *check(model) {
    for (const lane of model.of('bpmn:Lane')) {
      const container = [...around(lane)].find((one) => one.get('flowElements') !== undefined);
      for (const node of listOf(lane, 'flowNodeRef')) {
        if (container && ![...around(node)].includes(container)) {
          yield { element: idOf(lane), detail: idOf(node) };
        }
      }
    }
  },
};
