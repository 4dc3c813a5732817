import type { XmlNode } from '../../model/xml.ts';
import { listOf } from '../reader.ts';
import { flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const lane = (id: string): string => `<lane id="${id}"><flowNodeRef>a</flowNodeRef></lane>`;

const example = (lanes: string): string =>
  inProcess(
    `<laneSet id="ls">${lanes}</laneSet><startEvent id="s"/><task id="a"/><endEvent id="e"/>${flow('s', 'a')}${flow('a', 'e')}`,
  );

export const laneNodeTwice: Rule = {
  id: 'lane/node-twice',
  severity: 'error',
  clause: 'BPMN 2.0 10.8',
  text: {
    zh: '“{detail}”在同一泳道集的两个泳道里（{element}）。',
    en: '{detail} stands in two lanes of the same lane set ({element}).',
  },
  bad: example(lane('one') + lane('two')),
  good: example(lane('one')),
  *check(model) {
    for (const set of model.of('bpmn:LaneSet')) {
      const seen = new Set<XmlNode>();
      for (const lane of listOf(set, 'lanes')) {
        for (const node of new Set(listOf(lane, 'flowNodeRef'))) {
          if (seen.has(node)) yield { element: idOf(lane), detail: idOf(node) };
          seen.add(node);
        }
      }
    }
  },
};
