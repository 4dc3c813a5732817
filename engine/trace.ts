import type { EngineRecord } from './model/record.ts';
import type { Json } from './model/value.ts';

const namesOf = (value: Json | undefined): string =>
  value !== null && typeof value === 'object' ? Object.keys(value).sort().join(' ') : '';

/** What a line says beside kind and element; most records say nothing more. */
const details: { readonly [kind: string]: (data: EngineRecord['data']) => unknown } = {
  'timer-armed': ({ text }) => text,
  'subscription-opened': ({ name, key }) => (key === undefined ? name : `${name} ${key}`),
  'job-created': ({ type }) => type,
  'job-failed': ({ error }) => error,
  'call-started': ({ process }) => process,
  'call-failed': ({ error }) => error,
  'task-completed': ({ outcome }) => outcome,
  'incident-raised': ({ code }) => code,
  'error-thrown': ({ error }) => error,
  'escalation-thrown': ({ code }) => code,
  'process-failed': ({ error }) => error,
  'token-arrived': ({ flow }) => flow,
  'message-sent': ({ name, key }) => (key === undefined ? name : `${name} ${key}`),
  'signal-broadcast': ({ name }) => name,
  'event-thrown': ({ type, name }) => `${type} ${name}`,
  'notice-sent': ({ notice }) => notice,
  'compensation-begun': ({ activity }) => activity,
  'decision-evaluated': ({ decision }) => decision,
  'body-opened': ({ total }) => total,
  'iteration-ended': ({ index }) => Number(index) + 1,
  'work-returned': ({ from, straightBack }) =>
    [...(from ? [from] : []), ...(straightBack ? ['straight-back'] : [])].join(' '),
  'process-migrated': ({ to }) => to,
  'input-set-chosen': ({ set, variables }) =>
    [...(set === undefined ? [] : [Number(set) + 1]), namesOf(variables)].join(' ').trim(),
  'output-set-chosen': ({ set }) => Number(set) + 1,
  'data-state-changed': ({ name, state }) => `${name} ${state}`,
  'variables-set': ({ variables }) => namesOf(variables),
  'record-written': ({ fields }) => namesOf(fields),
};

/** Makes trace lines `<kind> <element>[ <detail>]`; tasks are numbered from 1 as they come. */
export function makeTracer(): (record: EngineRecord) => string {
  const tasks = new Map<Json, number>();
  return ({ kind, element, data }) => {
    const parts = [kind, element];
    const { task } = data;
    if (task !== undefined) {
      if (!tasks.has(task)) tasks.set(task, tasks.size + 1);
      parts.push(String(tasks.get(task)));
    }
    const detail = details[kind]?.(data);
    if (detail !== undefined && detail !== '') parts.push(String(detail));
    return parts.join(' ');
  };
}
