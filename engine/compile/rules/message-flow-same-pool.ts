import type { XmlNode } from '../../model/xml.ts';
import { childOf } from '../reader.ts';
import { around, idOf, inPools, messageFlow } from './find.ts';
import type { Rule } from './rule.ts';

const task = (id: string): string => `<task id="${id}"/>`;

export const messageFlowSamePool: Rule = {
  id: 'message-flow/same-pool',
  severity: 'error',
  clause: 'BPMN 2.0 9.3',
  text: {
    zh: '消息流“{element}”的两端在同一个池里。',
    en: 'Both ends of message flow {element} are in the same pool.',
  },
  bad: inPools(task('a') + task('b'), task('d'), messageFlow('a', 'b')),
  good: inPools(task('a') + task('b'), task('d'), messageFlow('a', 'd')),
  *check(model) {
    const pools = new Map<XmlNode | null, XmlNode>();
    for (const pool of model.of('bpmn:Participant')) pools.set(childOf(pool, 'processRef'), pool);
    const poolOf = (end: XmlNode): XmlNode | undefined => {
      if (end.$type === 'bpmn:Participant') return end;
      const process = [...around(end)].find(({ $type }) => $type === 'bpmn:Process');
      return process && (pools.get(process) ?? process);
    };
    for (const flow of model.of('bpmn:MessageFlow')) {
      const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')];
      if (!source || !target) continue;
      const pool = poolOf(source);
      if (pool && pool === poolOf(target)) yield { element: idOf(flow) };
    }
  },
};
