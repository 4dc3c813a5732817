import type { Collaboration } from '../model/definition.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { childOf, listOf } from './reader.ts';

const messageOf = (message: XmlNode | null, at: Reader): string | null =>
  message && (at.text(message, 'name') ?? at.text(message, 'id'));

/** BPMN 2.0 9.3 and 9.4: the pools of the file and the message flows between them. */
export function readCollaboration(root: XmlNode, at: Reader): Collaboration {
  const all = listOf(root, 'rootElements').filter(
    ({ $type }) => $type === 'bpmn:Collaboration' || $type === 'bpmn:GlobalConversation',
  );
  const idOf = (node: XmlNode | null): string => (node && at.text(node, 'id')) ?? '';
  const nameOf = (node: XmlNode): string => at.text(node, 'name') ?? '';
  return {
    participants: all.flatMap((one) =>
      listOf(one, 'participants').map((pool) => {
        const process = childOf(pool, 'processRef');
        return { id: idOf(pool), name: nameOf(pool), process: process && idOf(process) };
      }),
    ),
    messageFlows: all.flatMap((one) =>
      listOf(one, 'messageFlows').map((flow) => ({
        id: idOf(flow),
        name: nameOf(flow),
        source: idOf(childOf(flow, 'sourceRef')),
        target: idOf(childOf(flow, 'targetRef')),
        message: messageOf(childOf(flow, 'messageRef'), at),
      })),
    ),
  };
}
