import { childOf, listOf } from '../reader.ts';
import { between, idNear } from './find.ts';
import type { Rule } from './rule.ts';

const example = (more: string): string =>
  between(
    `<dataObject id="d"/><dataObjectReference id="r" dataObjectRef="d"/><dataObjectReference id="q" dataObjectRef="d"/><task id="a"><ioSpecification><dataInput id="in"/><inputSet><dataInputRefs>in</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation id="da"><sourceRef>r</sourceRef>${more}<targetRef>in</targetRef></dataInputAssociation></task>`,
    'a',
  );

export const dataAssociationSources: Rule = {
  id: 'data/association-sources',
  severity: 'error',
  clause: 'BPMN 2.0 10.4.2',
  text: {
    zh: '“{element}”的数据关联有多个来源，须有变换。',
    en: 'A data association of {element} has several sources, so it needs a transformation.',
  },
  bad: example('<sourceRef>q</sourceRef>'),
  good: example(''),
  *check(model) {
    for (const association of model.of('bpmn:DataAssociation')) {
      const isMade =
        childOf(association, 'transformation') || listOf(association, 'assignment').length > 0;
      if (!isMade && listOf(association, 'sourceRef').length > 1) {
        yield { element: idNear(association) };
      }
    }
  },
};
