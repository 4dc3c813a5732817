import { listOf } from '../reader.ts';
import { between, idNear, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const REFERENCES = ['dataInputRefs', 'dataOutputRefs'];

const example = (reference: string): string =>
  between(
    `<task id="a"><ioSpecification><dataInput id="in"/><dataOutput id="out"/><inputSet><dataInputRefs>${reference}</dataInputRefs></inputSet><outputSet><dataOutputRefs>out</dataOutputRefs></outputSet></ioSpecification></task><task id="b"><ioSpecification><dataInput id="other"/><inputSet/><outputSet/></ioSpecification></task>`,
    'a',
    'b',
  );

export const dataSetForeign: Rule = {
  id: 'data/set-foreign',
  severity: 'error',
  clause: 'BPMN 2.0 10.4.1',
  text: {
    zh: '“{element}”的输入输出集引用了别处的数据“{detail}”。',
    en: 'A set of {element} names {detail}, which is no input or output of its own.',
  },
  bad: example('other'),
  good: example('in'),
  *check(model) {
    for (const owner of model.all) {
      const own = new Set([...listOf(owner, 'dataInputs'), ...listOf(owner, 'dataOutputs')]);
      for (const set of [...listOf(owner, 'inputSets'), ...listOf(owner, 'outputSets')]) {
        for (const one of REFERENCES.flatMap((name) => listOf(set, name))) {
          if (!own.has(one)) yield { element: idNear(owner), detail: idOf(one) };
        }
      }
    }
  },
};
