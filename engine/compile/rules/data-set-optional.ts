import { listOf } from '../reader.ts';
import { between, idNear, idOf } from './find.ts';
import type { Rule } from './rule.ts';

/** A type of set, what it holds, and which lists name parts of that. */
const SETS = [
  ['bpmn:InputSet', 'dataInputRefs', 'optionalInputRefs', 'whileExecutingInputRefs'],
  ['bpmn:OutputSet', 'dataOutputRefs', 'optionalOutputRefs', 'whileExecutingOutputRefs'],
] as const;

const example = (references: string): string =>
  between(
    `<task id="a"><ioSpecification><dataInput id="in"/><inputSet>${references}</inputSet><outputSet/></ioSpecification></task>`,
    'a',
  );

export const dataSetOptional: Rule = {
  id: 'data/set-optional',
  severity: 'error',
  clause: 'BPMN 2.0 10.4.1',
  text: {
    zh: '“{element}”把“{detail}”列为可选，但它不在该集合之中。',
    en: '{element} names {detail} as optional in a set that does not hold it.',
  },
  bad: example('<optionalInputRefs>in</optionalInputRefs>'),
  good: example('<dataInputRefs>in</dataInputRefs><optionalInputRefs>in</optionalInputRefs>'),
  *check(model) {
    for (const [type, all, ...parts] of SETS) {
      for (const set of model.of(type)) {
        const held = new Set(listOf(set, all));
        for (const one of parts.flatMap((name) => listOf(set, name))) {
          if (!held.has(one)) yield { element: idNear(set), detail: idOf(one) };
        }
      }
    }
  },
};
