import type { XmlNode } from '../../model/xml.ts';
import { definitionsOf, flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const LINK = 'bpmn:LinkEventDefinition';

const example = (name: string, more = ''): string =>
  inProcess(
    `<startEvent id="s"/><intermediateThrowEvent id="throw"><linkEventDefinition name="${name}"/></intermediateThrowEvent><intermediateCatchEvent id="catch"><linkEventDefinition name="l"/></intermediateCatchEvent><endEvent id="e"/>${flow('s', 'throw')}${flow('catch', 'e')}${more}`,
  );

const linkName = (event: XmlNode): string | null => {
  const link = definitionsOf(event).find(({ $type }) => $type === LINK);
  return link ? String(link.get('name') ?? '') : null;
};

export const eventLinkTwice: Rule = {
  id: 'event/link-twice',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '链接名“{detail}”在本层有多个目标，“{element}”多余。',
    en: 'The link {detail} has more than one target in this scope: {element}.',
  },
  bad: example(
    'l',
    '<intermediateCatchEvent id="more"><linkEventDefinition name="l"/></intermediateCatchEvent>',
  ),
  good: example('l'),
  *check(model) {
    const seen = new Map<XmlNode | undefined, Set<string>>();
    for (const event of model.of('bpmn:IntermediateCatchEvent')) {
      const name = linkName(event);
      if (name === null) continue;
      const known = seen.get(event.$parent) ?? new Set<string>();
      if (known.has(name)) yield { element: idOf(event), detail: name };
      seen.set(event.$parent, known.add(name));
    }
  },
};
