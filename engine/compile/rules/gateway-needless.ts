import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const gatewayNeedless: Rule = {
  id: 'gateway/needless',
  severity: 'warning',
  clause: 'BPMN 2.0 8.4.9',
  text: {
    zh: '网关“{element}”既不分支也不汇合。',
    en: 'The gateway {element} neither splits nor merges.',
  },
  bad: between('<exclusiveGateway id="a"/>', 'a'),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const node of model.of('bpmn:Gateway')) {
      const few = model.incoming(node).length < 2 && model.outgoing(node).length < 2;
      if (few) yield { element: idOf(node) };
    }
  },
};
