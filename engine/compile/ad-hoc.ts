import type { AdHoc } from '../model/graph.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { childOf } from './reader.ts';

/** BPMN 2.0 10.3.5, table 10.22, with `ld:begin` for what begins at once. */
export function readAdHoc(container: XmlNode, at: Reader): AdHoc | null {
  if (container.$type !== 'bpmn:AdHocSubProcess') return null;
  const condition = childOf(container, 'completionCondition');
  const language = condition && at.text(condition, 'language');
  return {
    sequential: container.get('ordering') === 'Sequential',
    completion: at.expression(at.body(container, 'completionCondition'), container, language),
    cancelsRemaining: container.get('cancelRemainingInstances') !== false,
    begin: at.expression(at.text(container, 'ld:begin'), container),
  };
}
