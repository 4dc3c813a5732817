import type { XmlNode } from '../../model/xml.ts';
import { childOf, listOf } from '../reader.ts';
import { around, between, idNear } from './find.ts';
import type { Rule } from './rule.ts';

const example = (target: string): string =>
  between(
    `<dataObject id="d"/><dataObjectReference id="r" dataObjectRef="d"/><task id="a"><ioSpecification><dataInput id="in"/><inputSet><dataInputRefs>in</dataInputRefs></inputSet><outputSet/></ioSpecification><dataInputAssociation id="da"><sourceRef>r</sourceRef><targetRef>${target}</targetRef></dataInputAssociation></task>`,
    'a',
  );

export const dataAssociationEnd: Rule = {
  id: 'data/association-end',
  severity: 'error',
  clause: 'BPMN 2.0 10.4.2',
  text: {
    zh: '“{element}”的数据关联须以自己的输入、输出或属性为一端。',
    en: 'A data association of {element} must end at its own input or property, or begin at its own output.',
  },
  bad: example('r'),
  good: example('in'),
  *check(model) {
    for (const association of model.of('bpmn:DataAssociation')) {
      const owner = association.$parent;
      const isInput = association.$type === 'bpmn:DataInputAssociation';
      const ends = isInput ? [childOf(association, 'targetRef')] : listOf(association, 'sourceRef');
      const wrong = ends.some((end) => end && ![...around(end)].includes(owner as XmlNode));
      if (owner && wrong) yield { element: idNear(association) };
    }
  },
};
