import type { Graph, Node } from '../../model/graph.ts';
import type { EngineRecord } from '../../model/record.ts';
import type { Played } from '../../simulate/player.ts';

interface Liner {
  /** The lines of a trace that are compared, without the names of its scopes. */
  expected(trace: readonly string[]): readonly string[];
  /** The same lines from what was played. */
  played(log: readonly Played[]): readonly string[];
}

/** Elements that wait and then leave without having been entered, when the event came by itself. */
const CATCHING = new Set(['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask']);
/** Elements that something triggers, into which no token enters. */
const TRIGGERED = new Set(['bpmn:StartEvent', 'bpmn:BoundaryEvent']);

/** Turns what was played on a model into lines `enter:<element>` and `exit:<element>`. */
export function makeLiner(graph: Graph): Liner {
  const { participants } = graph.collaboration;
  const poolOf = (process: string): string =>
    participants.find((one) => one.process === process)?.id ?? process;
  return {
    expected: (trace) =>
      trace.flatMap((line) => {
        const [kind, element = ''] = line.split(':');
        return kind === 'enter' || kind === 'exit' ? [`${kind}:${drawnFrom(graph, element)}`] : [];
      }),
    played: (log) =>
      log.flatMap((one, at) => {
        if (one.kind === 'message') return [`exit:${one.flow}`];
        const next = log[at + 1];
        const { record, process } = one;
        if (/^process-(completed|failed|terminated)$/.test(record.kind)) {
          return [`exit:${poolOf(process)}`];
        }
        const inStep = next?.kind === 'record' && next.step === one.step;
        return linesOf(graph, record, inStep ? next.record : null);
      }),
  };
}

/** The diagram of a collapsed sub-process has a plane of its own, named after it. */
function drawnFrom({ nodes }: Graph, element: string): string {
  const owner = element.replace(/_plane$/, '');
  return !nodes.has(element) && nodes.has(owner) ? owner : element;
}

function linesOf(graph: Graph, record: EngineRecord, next: EngineRecord | null): string[] {
  const { kind, element } = record;
  const node = graph.nodes.get(element);
  if (kind === 'flow-taken') {
    // The flow to an event behind an event-based gateway is not walked: the event happens.
    const isWalked = graph.flows.get(element)?.source.type !== 'bpmn:EventBasedGateway';
    return isWalked ? [`enter:${element}`, `exit:${element}`] : [];
  }
  if (!node) return [];
  if (kind === 'token-arrived') return [`enter:${element}`];
  if (kind === 'element-activated') return entering(node, record, next);
  if (kind === 'element-completed') return leaving(node);
  // The scope of a sub-process that is compensated ends a second time.
  return kind === 'element-compensated' && node.inner ? [`exit:${element}`] : [];
}

function entering(node: Node, { data, n }: EngineRecord, next: EngineRecord | null): string[] {
  const { host, triggers } = node;
  // An interrupting boundary event ends its activity, which is left by that.
  if (host && triggers?.interrupting) return [`exit:${host.id}`];
  if (TRIGGERED.has(node.type) || node.triggeredByEvent) return [];
  // The tokens that a join takes have entered it before.
  if (data.tokens) return [];
  const happened = next?.kind === 'element-completed' && next.instance === n;
  return happened && CATCHING.has(node.type) ? [] : [`enter:${node.id}`];
}

/** What ends its own scope or goes on at one of its events is not left itself. */
function leaving({ id, type, triggers }: Node): string[] {
  const ends = triggers?.uses.some(({ trigger }) => trigger.name === 'terminate');
  return ends || type === 'bpmn:EventBasedGateway' ? [] : [`exit:${id}`];
}
