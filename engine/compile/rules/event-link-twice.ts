import type { XmlNode } from '../../model/xml.ts';
import { idOf } from './find.ts';
import { linkExample, linkName } from './links.ts';
import type { Rule } from './rule.ts';

export const eventLinkTwice: Rule = {
  id: 'event/link-twice',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '链接名“{detail}”在本层有多个目标，“{element}”多余。',
    en: 'The link {detail} has more than one target in this scope: {element}.',
  },
  bad: linkExample(
    'l',
    '<intermediateCatchEvent id="more"><linkEventDefinition name="l"/></intermediateCatchEvent>',
  ),
  good: linkExample('l'),
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
