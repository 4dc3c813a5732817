import type { XmlNode } from '../../model/xml.ts';
import { listOf } from '../reader.ts';
import { between, flow, idOf, inProcess } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

const NEVER = new Set(['bpmn:BoundaryEvent']);

export const processNoBeginning: Rule = {
  id: 'process/no-beginning',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 13.2',
  text: {
    zh: '流程“{element}”没有可以开始的步骤：每一步都有流入。',
    en: 'Nothing begins the process {element}: every step has an incoming flow.',
  },
  bad: inProcess(`<task id="a"/><task id="b"/>${flow('a', 'b')}${flow('b', 'a')}`),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const process of model.of('bpmn:Process')) {
      if (process.get('isExecutable') !== true) continue;
      const nodes = listOf(process, 'flowElements').filter((node) => isA(node, 'bpmn:FlowNode'));
      const begins = (node: XmlNode): boolean =>
        node.$type === 'bpmn:StartEvent' ||
        (model.incoming(node).length === 0 && !NEVER.has(node.$type));
      if (nodes.length > 0 && !nodes.some(begins)) yield { element: idOf(process) };
    }
  },
};
