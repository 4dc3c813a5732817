import { idOf } from './find.ts';
import { linkExample, linkName, linksOf } from './links.ts';
import type { Rule } from './rule.ts';

export const eventLinkTarget: Rule = {
  id: 'event/link-target',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '链接事件“{element}”在本层没有同名的目标：{detail}',
    en: 'The link event {element} has no target of its name in this scope: {detail}',
  },
  bad: linkExample('m'),
  good: linkExample('l'),
  *check(model) {
    const targets = linksOf(model.of('bpmn:IntermediateCatchEvent'));
    for (const event of model.of('bpmn:IntermediateThrowEvent')) {
      const name = linkName(event);
      if (name === null || targets.get(event.$parent)?.has(name)) continue;
      yield { element: idOf(event), detail: name };
    }
  },
};
