import type { Collaboration, MessageFlow, StartSummary } from '../model/definition.ts';
import type { Node } from '../model/graph.ts';
import type { Problem } from '../model/problem.ts';
import type { MessageUse } from '../verbs/wait-for.ts';
import type { Building } from './build.ts';

/** A start event that a message flow triggers though it says no message itself. */
interface Begun {
  readonly process: string;
  readonly start: StartSummary;
}

/** What hears a message flow at its end. */
interface Heard {
  readonly name: string;
  readonly begun?: Begun;
}

/**
 * BPMN 2.0 9.3: who throws a message along a message flow sends it under the name by which it is
 * heard at the other end, so that it finds its way by the usual correlation: the message that the
 * catching element names, else the one of the flow, else the id of the element or pool. A flow to
 * a pool goes to a message start event of its process, else it begins an instance. Where the other
 * end is a box, the flow's message or the thrower's own goes out. What a flow says of its message
 * need not be said at its ends; those problems are taken back. Answers what begins by a flow.
 */
export function linkMessageFlows(
  building: Building,
  collaboration: Collaboration,
  problems: Problem[],
): readonly Begun[] {
  const { nodes } = building;
  const flows = collaboration.messageFlows;
  const told = new Set<string>();
  for (const { message, target } of flows) {
    const node = nodes.get(target);
    const use = node && messageOf(node);
    if (!node || !use || use.named || message === null) continue;
    change(node, { ...use, name: message, named: true });
    told.add(target);
  }
  const begun: Begun[] = [];
  for (const flow of flows) {
    const heard = heardAt(building, collaboration, flow);
    if (heard?.begun) begun.push(heard.begun);
    const node = nodes.get(flow.source);
    const use = node && messageOf(node);
    if (!node || !use) continue;
    if (heard || flow.message !== null) told.add(flow.source);
    if (heard) told.add(flow.target);
    const name = heard?.name ?? flow.message ?? use.name;
    change(node, { ...use, along: [...new Set([...(use.along ?? []), name])] });
  }
  const isTold = ({ rule, element }: Problem): boolean =>
    MISSING.has(rule) && element !== null && told.has(element);
  problems.splice(0, problems.length, ...problems.filter((one) => !isTold(one)));
  return begun;
}

const MISSING = new Set(['event/message-missing', 'task/message-missing']);

function messageOf({ triggers }: Node): MessageUse | null {
  const use = triggers?.uses.find(({ trigger }) => trigger.name === 'message');
  return (use?.data as MessageUse | undefined) ?? null;
}

function change(node: Node, data: MessageUse): void {
  const { triggers } = node;
  if (!triggers) return;
  const at = triggers.uses.findIndex(({ trigger }) => trigger.name === 'message');
  const uses = triggers.uses.map((use, index) => (index === at ? { ...use, data } : use));
  node.triggers = { ...triggers, uses };
}

function heardAt(
  { nodes, scopes }: Building,
  { participants }: Collaboration,
  { target, message }: MessageFlow,
): Heard | null {
  const node = nodes.get(target);
  const use = node && messageOf(node);
  if (use) return { name: use.name };
  const pool = participants.find(({ id }) => id === target);
  const scope = node ? node.scope : scopes.get(pool?.process ?? '');
  if (!scope || scope.node !== null) return null;
  const starts = scope.nodes.filter(({ type }) => type === 'bpmn:StartEvent');
  if (node && !starts.includes(node)) return null;
  const byMessage = node ? undefined : starts.find((one) => messageOf(one) !== null);
  if (byMessage) return { name: messageOf(byMessage)?.name ?? '' };
  const element = node ?? scope.starts[0];
  if (!element) return null;
  const name = message ?? target;
  return {
    name,
    begun: { process: scope.id, start: { element: element.id, type: 'message', name } },
  };
}
