import { unreachable } from '../reach.ts';
import { between } from './find.ts';
import type { Rule } from './rule.ts';

export const elementUnreachable: Rule = {
  id: 'element/unreachable',
  severity: 'warning',
  clause: 'BPMN 2.0 13.1',
  text: {
    zh: '“{element}”永远不会执行到。',
    en: '{element} can never be reached.',
  },
  bad: between('<task id="a"/><task id="lost"/>', 'a'),
  good: between('<task id="a"/>', 'a'),
  *check({ graph }) {
    for (const scope of graph.scopes.values()) {
      for (const { id } of unreachable(scope)) yield { element: id };
    }
  },
};
