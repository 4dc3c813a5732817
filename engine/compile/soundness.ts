import type { Flow, Node, Scope } from '../model/graph.ts';
import { linkTargetOf } from './links.ts';

/** Where a token goes from a node: by flows, boundary events and links. */
export function* waysOut(node: Node): Generator<{ readonly to: Node; readonly flow: Flow | null }> {
  for (const flow of node.outgoing) yield { to: flow.target, flow };
  for (const to of node.boundaries) yield { to, flow: null };
  const to = linkTargetOf(node);
  if (to) yield { to, flow: null };
}

const TAKES_ONE = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway']);

/** More tokens may leave the node than came. */
function multiplies(node: Node): boolean {
  if (node.completionQuantity > 1) return true;
  if (node.boundaries.some(({ triggers }) => triggers?.interrupting === false)) return true;
  return node.outgoing.length > 1 && !TAKES_ONE.has(node.type);
}

/** The only node where a token can appear in the scope; null where there are several or none. */
function entryOf({ starts, eventStarts, nodes, adHoc }: Scope): Node | null {
  if (adHoc) return null;
  const [first, ...more] = starts;
  const begun = nodes.some((node) => node.instantiates);
  const events = nodes.filter(({ type }) => type === 'bpmn:StartEvent');
  if (eventStarts.length > 0 || begun || events.length > 1 || more.length > 0) return null;
  return first ?? events[0] ?? null;
}

/**
 * A branch that a token must have taken on its way: `idom` of what follows is the nearest such
 * point. Points are nodes, by `index`, and behind them the flows out of gateways that take one.
 */
interface Dominators {
  readonly idom: Int32Array;
  /** The flow that a point stands for. */
  readonly flowOf: ReadonlyMap<number, Flow>;
  readonly pointOf: ReadonlyMap<Flow, number>;
}

interface Points {
  readonly next: readonly (readonly number[])[];
  readonly flowOf: ReadonlyMap<number, Flow>;
  readonly pointOf: ReadonlyMap<Flow, number>;
}

function pointsOf({ nodes }: Scope): Points {
  const next: number[][] = nodes.map(() => []);
  const flowOf = new Map<number, Flow>();
  const pointOf = new Map<Flow, number>();
  for (const node of nodes) {
    for (const { to, flow } of waysOut(node)) {
      const splits = flow !== null && node.outgoing.length > 1 && TAKES_ONE.has(node.type);
      if (splits) {
        flowOf.set(next.length, flow);
        pointOf.set(flow, next.length);
        next[node.index]?.push(next.length);
        next.push([to.index]);
      } else next[node.index]?.push(to.index);
    }
  }
  return { next, flowOf, pointOf };
}

/** Points in reverse postorder from the entry. */
function orderFrom(entry: number, next: Points['next']): number[] {
  const seen = new Uint8Array(next.length);
  const order: number[] = [];
  const open: { readonly at: number; step: number }[] = [{ at: entry, step: 0 }];
  seen[entry] = 1;
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const to = next[top.at]?.[top.step++];
    if (to === undefined) {
      order.push(top.at);
      open.pop();
    } else if (!seen[to]) {
      seen[to] = 1;
      open.push({ at: to, step: 0 });
    }
  }
  return order.reverse();
}

/** Cooper, Harvey, Kennedy: "A simple, fast dominance algorithm". */
function dominatorsFrom(entry: Node, points: Points): Dominators {
  const { next } = points;
  const order = orderFrom(entry.index, next);
  const rank = new Int32Array(next.length).fill(-1);
  for (const [i, at] of order.entries()) rank[at] = i;
  const before: number[][] = next.map(() => []);
  for (const at of order) for (const to of next[at] ?? []) before[to]?.push(at);
  const idom = new Int32Array(next.length).fill(-1);
  idom[entry.index] = entry.index;
  const meet = (one: number, other: number): number => {
    let [a, b] = [one, other];
    while (a !== b) {
      if ((rank[a] as number) > (rank[b] as number)) a = idom[a] as number;
      else b = idom[b] as number;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const at of order.slice(1)) {
      const known = (before[at] ?? []).filter((from) => (idom[from] as number) >= 0);
      const found = known.reduce(meet);
      if (idom[at] !== found) {
        idom[at] = found;
        changed = true;
      }
    }
  }
  return { idom, flowOf: points.flowOf, pointOf: points.pointOf };
}

/** What must have been taken before a token is on `flow`: the last choice of each gateway. */
function choicesBefore(flow: Flow, dominators: Dominators): Map<Node, Flow> {
  const { idom, flowOf, pointOf } = dominators;
  const choices = new Map<Node, Flow>();
  let at = pointOf.get(flow) ?? flow.source.index;
  while ((idom[at] as number) >= 0) {
    const choice = flowOf.get(at);
    if (choice && !choices.has(choice.source)) choices.set(choice.source, choice);
    if (idom[at] === at) break;
    at = idom[at] as number;
  }
  return choices;
}

/** Nodes that a second token may reach: all that follows what makes more tokens of one. */
function manyTokens({ nodes }: Scope): ReadonlySet<Node> {
  const found = new Set<Node>();
  const open = nodes.filter(multiplies).flatMap((node) => [...waysOut(node)].map(({ to }) => to));
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    for (const { to } of waysOut(node)) open.push(to);
  }
  return found;
}

/**
 * Parallel joins that certainly wait for ever, with the gateway whose choice decides it: two of
 * their branches begin by different flows of it, and only one token ever comes to it.
 */
export function deadlocksIn(scope: Scope): readonly { readonly join: Node; readonly by: Node }[] {
  const joins = scope.nodes.filter(isJoin);
  const entry = joins.length > 0 ? entryOf(scope) : null;
  if (!entry) return [];
  const points = pointsOf(scope);
  if (points.flowOf.size === 0) return [];
  const dominators = dominatorsFrom(entry, points);
  const many = manyTokens(scope);
  return joins.flatMap((join) => {
    const chosen = new Map<Node, Flow>();
    for (const flow of join.incoming) {
      for (const [gateway, choice] of choicesBefore(flow, dominators)) {
        const other = chosen.get(gateway);
        if (other && other !== choice && !many.has(gateway)) return [{ join, by: gateway }];
        chosen.set(gateway, choice);
      }
    }
    return [];
  });
}

const isJoin = ({ type, incoming }: Node): boolean =>
  type === 'bpmn:ParallelGateway' && incoming.length > 1;

/** Steps from which no token can ever end, one for each loop, where nothing else ends the scope. */
export function endlessIn(scope: Scope): readonly Node[] {
  if (endsOtherwise(scope)) return [];
  const leads = new Set<Node>();
  const before = new Map<Node, Node[]>();
  for (const node of scope.nodes) {
    const ways = [...waysOut(node)];
    if (node.outgoing.length === 0 && !linkTargetOf(node)) leads.add(node);
    for (const { to } of ways) note(before, to, node);
  }
  const open = [...leads];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const from of before.get(node) ?? []) {
      if (leads.has(from)) continue;
      leads.add(from);
      open.push(from);
    }
  }
  return scope.nodes.filter((node) => !leads.has(node)).filter(firstOfLoop(scope, leads));
}

function note(lists: Map<Node, Node[]>, at: Node, node: Node): void {
  const known = lists.get(at);
  if (known) known.push(node);
  else lists.set(at, [node]);
}

/** The first node of each group of loops; what only leads there is left out. */
function firstOfLoop({ nodes }: Scope, leads: ReadonlySet<Node>): (node: Node) => boolean {
  const told = leadingIn(nodes.filter((node) => !leads.has(node)));
  return (node) => {
    if (told.has(node)) return false;
    const open = [node];
    for (let at = open.pop(); at; at = open.pop()) {
      if (told.has(at) || leads.has(at)) continue;
      told.add(at);
      for (const { to } of waysOut(at)) open.push(to);
      for (const { source } of at.incoming) open.push(source);
    }
    return true;
  };
}

/** Nodes to which none of the others leads back. */
function leadingIn(nodes: readonly Node[]): Set<Node> {
  const into = new Map<Node, number>(nodes.map((node) => [node, 0]));
  const count = (node: Node, by: number): number => {
    const now = (into.get(node) ?? 0) + by;
    into.set(node, now);
    return now;
  };
  for (const node of nodes) for (const { to } of waysOut(node)) count(to, 1);
  const leading = new Set<Node>();
  const open = nodes.filter((node) => into.get(node) === 0);
  for (let node = open.pop(); node; node = open.pop()) {
    leading.add(node);
    for (const { to } of waysOut(node)) if (count(to, -1) === 0) open.push(to);
  }
  return leading;
}

const ENDS_ALL = new Set(['terminate', 'error', 'cancel']);

/** An event around it, or another branch, may end what goes round in the scope. */
function endsOtherwise(scope: Scope): boolean {
  const ends = ({ triggers }: Node): boolean =>
    triggers?.uses.some(({ trigger }) => ENDS_ALL.has(trigger.name)) === true;
  if (scope.adHoc || scope.nodes.some(ends)) return true;
  for (let at: Scope | null = scope; at; at = at.node?.scope ?? null) {
    if (at.eventStarts.length > 0 || (at.node?.boundaries.length ?? 0) > 0) return true;
  }
  return scope.node?.scope.nodes.some(ends) ?? false;
}
