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

export const eventLinkTarget: Rule = {
  id: 'event/link-target',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '链接事件“{element}”在本层没有同名的目标：{detail}',
    en: 'The link event {element} has no target of its name in this scope: {detail}',
  },
  bad: example('m'),
  good: example('l'),
  *check(model) {
    const targets = new Map<XmlNode | undefined, Set<string>>();
    for (const event of model.of('bpmn:IntermediateCatchEvent')) {
      const name = linkName(event);
      const known = targets.get(event.$parent) ?? new Set();
      if (name !== null) targets.set(event.$parent, known.add(name));
    }
    for (const event of model.of('bpmn:IntermediateThrowEvent')) {
      const name = linkName(event);
      if (name === null || targets.get(event.$parent)?.has(name)) continue;
      yield { element: idOf(event), detail: name };
    }
  },
};
