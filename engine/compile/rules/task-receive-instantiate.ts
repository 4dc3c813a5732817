import { between, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (process: string): string => `<message id="m" name="m"/>${process}`;

export const taskReceiveInstantiate: Rule = {
  id: 'task/receive-instantiate',
  severity: 'error',
  clause: 'BPMN 2.0 10.3.3',
  text: {
    zh: '发起流程的接收任务“{element}”不能有流入。',
    en: 'The receive task {element} begins a process, so it must not have incoming flows.',
  },
  bad: example(between('<receiveTask id="a" messageRef="m" instantiate="true"/>', 'a')),
  good: example(inProcess('<receiveTask id="a" messageRef="m" instantiate="true"/>')),
  *check(model) {
    for (const node of model.of('bpmn:ReceiveTask')) {
      if (node.get('instantiate') !== true) continue;
      if (model.incoming(node).length > 0) yield { element: idOf(node) };
    }
  },
};
