import { listOf } from '../reader.ts';
import { definitionsOf } from '../triggers.ts';
import { elementsOf, flow, idOf, inProcess, isDrawn } from './find.ts';
import type { Rule } from './rule.ts';

const example = (more: string): string =>
  inProcess(
    `<startEvent id="s"/><task id="a"/>${flow('s', 'a')}<subProcess id="es" triggeredByEvent="true"><startEvent id="c"><errorEventDefinition/></startEvent></subProcess>${more}`,
  );

export const eventSubProcess: Rule = {
  id: 'activity/event-sub-process',
  severity: 'error',
  clause: 'BPMN 2.0 10.3.5',
  text: {
    zh: '事件子流程“{element}”须恰有一个带触发的开始事件，且不能有流入流出。',
    en: 'Event sub-process {element} needs exactly one start event, with a trigger, and no flows in or out.',
  },
  bad: example(flow('a', 'es')),
  good: example(''),
  *check(model) {
    for (const xml of elementsOf(model)) {
      if (xml.get('triggeredByEvent') !== true) continue;
      const content = listOf(xml, 'flowElements');
      // Drawn folded together, its content is not there.
      if (content.length === 0 && isDrawn(xml)) continue;
      const starts = content.filter(({ $type }) => $type === 'bpmn:StartEvent');
      const id = idOf(xml);
      const node = model.graph.nodes.get(id);
      const flows = node ? node.incoming.length + node.outgoing.length : 0;
      const none = starts.some((start) => definitionsOf(start).length === 0);
      if (starts.length !== 1 || none || flows > 0) yield { element: id };
    }
  },
};
