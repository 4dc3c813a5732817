import { listOf } from '../reader.ts';
import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const TYPES = new Set(['bpmn:Choreography', 'bpmn:GlobalChoreographyTask']);

export const choreographyNotRun: Rule = {
  id: 'choreography/not-run',
  severity: 'warning',
  clause: 'BPMN 2.0 11',
  text: {
    zh: '“{element}”（{detail}）是编排，流程引擎不执行。',
    en: '{element} ({detail}) is a choreography, which a process engine does not run.',
  },
  bad: `<choreography id="ch"><participant id="x"/></choreography>${between('<task id="a"/>', 'a')}`,
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const node of listOf(model.root, 'rootElements')) {
      if (TYPES.has(node.$type)) yield { element: idOf(node), detail: node.$type };
    }
  },
};
