import type { XmlNode } from '../../model/xml.ts';
import { listOf } from '../reader.ts';
import { fieldSource } from './parameters.ts';
import { attribute, bodyOf, childrenOf } from './tree.ts';
import { codeName, type ElementMeaning, type Into } from './vendor.ts';

/** The job that a listener of the Java family is: its class, bean, expression or script. */
function jobOf(child: XmlNode): string | null {
  const [script] = childrenOf(child, 'script');
  const text =
    attribute(child, 'class') ??
    attribute(child, 'delegateExpression') ??
    attribute(child, 'expression') ??
    (script ? attribute(script, 'scriptFormat') : null);
  return text === null ? null : codeName(text);
}

interface Listening {
  readonly type: string;
  readonly retries?: string | null;
  readonly script?: string;
  readonly fields?: readonly (readonly [name: string, source: string])[];
}

/** Those of a process are at its start events and its end events. */
export function listen(
  owner: XmlNode,
  on: 'start' | 'create' | 'complete' | 'end' | 'take',
  job: Listening,
  into: Into,
): void {
  const { type, retries = null, script = null, fields = [] } = job;
  if (owner.$type === 'bpmn:Process') {
    const event = on === 'start' ? 'bpmn:StartEvent' : 'bpmn:EndEvent';
    for (const one of listOf(owner, 'flowElements')) {
      if (one.$type === event) listen(one, on, job, into);
    }
    return;
  }
  const inputs = fields.map(([target, source]) =>
    into.overlay.make(owner, 'ld:Input', { target, source }),
  );
  into.overlay.add(owner, 'ld:Listener', { on, type, retries, script }, { inputs });
}

const EVENTS = new Set(['start', 'end', 'take']);

/** Before the work of an element, after it, or when a flow is taken. */
export const executionListener: ElementMeaning = (owner, child, into) => {
  const usual = owner.$type === 'bpmn:SequenceFlow' ? 'take' : 'start';
  const on = attribute(child, 'event') ?? usual;
  const type = jobOf(child);
  const isFlow = owner.$type === 'bpmn:SequenceFlow';
  if (type === null || !EVENTS.has(on) || isFlow !== (on === 'take')) {
    return into.refuse(owner, `executionListener "${on}"`);
  }
  listen(owner, on as 'start', { type, ...moreOf(child) }, into);
};

/** `create` comes before a person sees the task, `complete` after the person is done. */
export const taskListener: ElementMeaning = (owner, child, into) => {
  const on = attribute(child, 'event') ?? 'create';
  const type = jobOf(child);
  if (type === null || owner.$type !== 'bpmn:UserTask') {
    return into.refuse(owner, `taskListener "${on}"`);
  }
  if (on !== 'create' && on !== 'complete' && on !== 'all') {
    return into.refuse(owner, `taskListener "${on}"`);
  }
  if (on !== 'complete') listen(owner, 'create', { type, ...moreOf(child) }, into);
  if (on !== 'create') listen(owner, 'complete', { type, ...moreOf(child) }, into);
};

/** A script and the fields that its class is given go with the job. */
function moreOf(child: XmlNode): Partial<Listening> {
  const [script] = childrenOf(child, 'script');
  const fields = childrenOf(child, 'field').flatMap((field) => {
    const source = fieldSource(field);
    return source === null ? [] : [[attribute(field, 'name') ?? '', source] as const];
  });
  return { fields, ...(script && { script: bodyOf(script) }) };
}
