import { triggers } from '../elements/index.ts';
import type { Element, Node, Scope, Triggers, TriggerUse } from '../model/graph.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { listOf } from './reader.ts';

/**
 * What an event catches or throws: its own event definitions and those of the root that it refers
 * to (BPMN 2.0 10.5.1); null where it is no event or none of them is known to us.
 */
export function readTriggers(
  xml: XmlNode,
  behaviour: Element<unknown>,
  at: Reader,
): Triggers | null {
  if (behaviour.listensAs) return listening(xml, behaviour.listensAs, at);
  if (xml.get('eventDefinitions') === undefined) return null;
  const definitions = definitionsOf(xml);
  const parallel = xml.get('parallelMultiple') === true && definitions.length > 1;
  const none = triggers.get(null);
  const uses =
    definitions.length === 0 && none
      ? [{ trigger: none, data: none.read(xml, at, xml) }]
      : usesOf(definitions, xml, at);
  // An event whose definitions all are unknown to us catches and throws nothing.
  if (uses.length === 0) return null;
  const always = uses.some(({ trigger }) => trigger.interrupts);
  const asked = xml.get('cancelActivity') !== false && xml.get('isInterrupting') !== false;
  // What ends the work of those who should hear it cannot be gathered with others.
  if (parallel && always) at.problem('event/parallel-multiple-kind', xml, '');
  return { uses, parallel: parallel && !always, interrupting: always || asked };
}

/** The event definitions that are known, as `event` catches or throws them. */
export function usesOf(
  definitions: readonly XmlNode[],
  event: XmlNode,
  at: Reader,
): readonly TriggerUse[] {
  return definitions.flatMap((one) => {
    const trigger = triggers.get(one.$type);
    return trigger ? [{ trigger, data: trigger.read(one, at, event) }] : [];
  });
}

export const definitionsOf = (event: XmlNode): readonly XmlNode[] => [
  ...listOf(event, 'eventDefinitions'),
  ...listOf(event, 'eventDefinitionRef'),
];

/** Tasks that are message events too, unless a job does their work. */
function listening(xml: XmlNode, type: string, at: Reader): Triggers | null {
  const trigger = triggers.get(type);
  if (!trigger || at.text(xml, 'ld:jobType') !== null) return null;
  const uses = [{ trigger, data: trigger.read(xml, at, xml) }];
  return { uses, parallel: false, interrupting: false };
}

/** An event without an event definition. */
export const isNone = (all: Triggers | null): boolean => all?.uses[0]?.trigger.name === 'none';

/** Marks scopes in which conditional events or activities for their data wait, and those around. */
export function markConditions(nodes: Iterable<Node>): boolean {
  let found = false;
  for (const node of nodes) {
    const isConditional = node.triggers?.uses.some(({ trigger }) => trigger.name === 'conditional');
    if (!isConditional && !node.io?.waits) continue;
    found = true;
    // The start of an event sub-process is waited for in the scope around it.
    for (let scope: Scope | null = node.scope; scope; scope = scope.node?.scope ?? null) {
      scope.conditional = true;
    }
  }
  return found;
}
