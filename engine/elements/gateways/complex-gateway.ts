import { inPart, partOf } from '../../apply/applier.ts';
import { gatewayReset } from '../../apply/gateway-reset.ts';
import { gatewayStarted } from '../../apply/gateway-started.ts';
import { variablesSet } from '../../apply/variables-set.ts';
import type { Expression } from '../../expression/expression.ts';
import type { Flow, Node } from '../../model/graph.ts';
import type { Token } from '../../model/part.ts';
import type { Activation, Run } from '../../model/run.ts';
import type { Variables } from '../../model/value.ts';
import type { Reader, XmlNode } from '../../model/xml.ts';
import { activate } from '../../verbs/activate.ts';
import { chooseFlows, completeWith, noFlow } from '../../verbs/complete.ts';
import { emit } from '../../verbs/emit.ts';
import { holds, holdsWith } from '../../verbs/evaluate.ts';
import { isExpected } from '../../verbs/expected.ts';
import { joinTokens, keepToken, oldestPerFlow } from '../../verbs/join.ts';
import { put } from '../../verbs/put.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { element } from '../element.ts';

interface ComplexData {
  readonly activation: Expression | null;
}

/** BPMN 2.0 10.6.5 and 13.4.5. Waits for its start until `activationCondition` holds, then for its
 *  reset until no token is expected any more on the flows it had none from, as inclusive joins do.
 *  The condition sees `activationCount`, all tokens that wait, and those of each incoming flow
 *  under the flow's id and name. Conditions of outgoing flows see `waitingForStart`. A flow without
 *  one leads out at the start alone: the discriminators of the clause pass one token a cycle.
 *  Without an activation condition the first token starts it. None to go out by is an incident at
 *  the start, nothing at the reset. */
export const complexGateway = element<ComplexData>({
  type: 'bpmn:ComplexGateway',
  settlesFrom: 1,
  read(node, at) {
    const text = at.body(node, 'activationCondition');
    return { activation: at.expression(text, node, null, namesOf(node, at)) };
  },
  arrive(run, node, part, flow, path) {
    if (isFork(node)) activate(run, node, part, path);
    else keepToken(run, part, flow, path);
  },
  settle(run, node, part, waiting) {
    const { elements, gateways } = partOf(run.draft, part);
    // An incident holds its last firing.
    if (elements.some((one) => one.element === node.id)) return false;
    const had = gateways?.[node.id];
    return had ? reset(run, node, part, waiting, had) : start(run, node, part, waiting);
  },
  enter(run, me) {
    if (isFork(me.node)) return leave(run, me, chooseFlows(run, me));
    const waitingForStart = partOf(run.draft, me.part).gateways?.[me.node.id] !== undefined;
    const variables = { waitingForStart };
    emit(run, variablesSet, me.node.id, me.id, { ...inPart(me.part), of: me.id, variables });
    leave(run, me, waitingForStart ? chooseFlows(run, me) : flowsOfReset(run, me));
  },
});

const isFork = ({ incoming, data }: Node): boolean =>
  incoming.length < 2 && (data as ComplexData).activation === null;

/** Ids and names of the incoming flows. */
function namesOf(node: XmlNode, at: Reader): string[] {
  const around = node.$parent?.get('flowElements');
  if (!Array.isArray(around)) return [];
  const id = at.text(node, 'id');
  return (around as readonly XmlNode[]).flatMap((flow) => {
    const target = flow.$type === 'bpmn:SequenceFlow' && (flow.get('targetRef') as XmlNode | null);
    if (!target || at.text(target, 'id') !== id) return [];
    return [at.text(flow, 'id'), at.text(flow, 'name')].filter((name) => name !== null);
  });
}

function start(run: Run, node: Node, part: number, waiting: readonly Token[]): boolean {
  const { activation } = node.data as ComplexData;
  if (waiting.length === 0) return false;
  if (activation && !run.env.play && !holdsWith(run, activation, part, countsOf(node, waiting)))
    return false;
  const tokens = [...oldestPerFlow(run, node, part).values()];
  const flows = tokens.map(({ flow }) => flow);
  emit(run, gatewayStarted, node.id, run.draft.id, { ...inPart(part), flows });
  joinTokens(run, node, part, tokens);
  return true;
}

/** Second tokens of flows that it has had one from stay for the next start. */
function reset(
  run: Run,
  node: Node,
  part: number,
  waiting: readonly Token[],
  had: readonly string[],
): boolean {
  if (isExpected(run, node, part, [...had, ...waiting.map(({ flow }) => flow)])) return false;
  const oldest = [...oldestPerFlow(run, node, part).values()];
  emit(run, gatewayReset, node.id, run.draft.id, inPart(part));
  const late = oldest.filter(({ flow }) => !had.includes(flow));
  joinTokens(run, node, part, late);
  return true;
}

function countsOf(node: Node, waiting: readonly Token[]): Variables {
  const counts: { [name: string]: number } = {};
  for (const { id, name } of node.incoming) {
    const count = waiting.filter(({ flow }) => flow === id).length;
    // A listener on the flow cuts it into pieces `<id>#<n>`.
    put(counts, id.replace(/#\d+$/, ''), count);
    if (name !== '') put(counts, name, count);
  }
  put(counts, 'activationCount', waiting.length);
  return counts;
}

/** Those whose condition holds, else the default; there may be none. */
function flowsOfReset(run: Run, me: Activation): readonly Flow[] {
  const { outgoing, defaultFlow } = me.node;
  const chosen = outgoing.filter(
    (flow) =>
      flow !== defaultFlow && flow.condition !== null && holds(run, flow.condition, me.part, me.id),
  );
  if (chosen.length > 0 || !defaultFlow) return chosen;
  return [defaultFlow];
}

function leave(run: Run, me: Activation, flows: readonly Flow[] | null) {
  if (!flows) return raiseIncident(run, me, noFlow(me.node));
  completeWith(run, me, flows);
}
