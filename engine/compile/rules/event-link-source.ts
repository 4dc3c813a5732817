import { idOf } from './find.ts';
import { linkExample, linkName, linksOf } from './links.ts';
import type { Rule } from './rule.ts';

export const eventLinkSource: Rule = {
  id: 'event/link-source',
  severity: 'warning',
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '没有链接事件指向“{element}”：{detail}',
    en: 'No link event leads to {element}: {detail}',
  },
  bad: linkExample('m'),
  good: linkExample('l'),
  *check(model) {
    const sources = linksOf(model.of('bpmn:IntermediateThrowEvent'));
    for (const event of model.of('bpmn:IntermediateCatchEvent')) {
      const name = linkName(event);
      if (name === null || sources.get(event.$parent)?.has(name)) continue;
      yield { element: idOf(event), detail: name };
    }
  },
};
