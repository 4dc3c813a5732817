import type { Listeners, ListenerUse } from '../model/graph.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { listOf } from './reader.ts';
import { readLines } from './settings.ts';

const RETRIES_USUAL = 3;

/**
 * `ld:listener`. Events that have happened when they become an element instance, and gateways,
 * have no work of their own: all their listeners come at one time.
 */
export function readListeners(node: XmlNode, at: Reader): Listeners {
  const found = at.extensions(node, 'ld:Listener').flatMap((one) => {
    const type = at.text(one, 'type');
    const on = at.text(one, 'on');
    const known = type !== null && TIMES.some((time) => time === on);
    if (!known && on !== 'take') at.problem('activity/listener', node, on ?? '');
    return known ? [{ on, use: listenerOf(one, type, at) }] : [];
  });
  if (found.length === 0) return NO_LISTENERS;
  const of = (...times: string[]): ListenerUse[] =>
    times.flatMap((time) => found.filter(({ on }) => on === time).map(({ use }) => use));
  const [start, end] = [of('start', 'create'), of('complete', 'end')];
  if (HAPPENED.has(node.$type)) return { start: [], end: [...start, ...end] };
  return node.$type.endsWith('Gateway') ? { start: [...start, ...end], end: [] } : { start, end };
}

/** In the order in which they come; those of a person's task stand within the others. */
const TIMES = ['start', 'create', 'complete', 'end'];
const NO_LISTENERS: Listeners = { start: [], end: [] };
const HAPPENED = new Set(['bpmn:StartEvent', 'bpmn:BoundaryEvent']);

/** The jobs that come between a flow and its target. */
export function readTaken(flow: XmlNode, at: Reader): ListenerUse[] {
  return at.extensions(flow, 'ld:Listener').flatMap((one) => {
    const type = at.text(one, 'type');
    if (type === null) at.problem('activity/listener', flow, 'take');
    return type === null ? [] : [listenerOf(one, type, at)];
  });
}

function listenerOf(one: XmlNode, type: string, at: Reader): ListenerUse {
  const retries = at.text(one, 'retries');
  const known = retries === null || /^\d{1,3}$/.test(retries);
  if (!known) at.problem('task/retries', one, retries);
  const times = known && retries !== null ? Number(retries) : RETRIES_USUAL;
  return {
    type,
    retries: times,
    script: at.text(one, 'script'),
    inputs: readLines(listOf(one, 'inputs'), at),
  };
}
