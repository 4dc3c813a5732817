import type { Definition } from './model/definition.ts';
import type { Environment } from './model/environment.ts';
import type { Graph } from './model/graph.ts';
import { type Alarm, alarmAt } from './verbs/alarm.ts';
import { type TimerUse, timeText } from './verbs/timer.ts';

/** What a timer is counted with before there is an instance. */
export type StartClock = Pick<Environment, 'now' | 'zone' | 'due'>;

/**
 * When the timer that begins instances at this event rings next: for the first time, or after
 * `rung`. Its expression sees no variables, since there is no instance. Null where it is over or
 * says no time. Times before now are over: a process that is published again does not begin again
 * what its versions before have begun.
 */
export function startAlarm(
  definition: Definition,
  { element, use = 0 }: { readonly element: string; readonly use?: number },
  clock: StartClock,
  rung?: Alarm,
): Alarm | null {
  // Only `compile` makes definitions, and what it makes is the graph.
  const found = (definition as Graph).nodes.get(element)?.triggers?.uses[use];
  if (found?.trigger.name !== 'timer') return null;
  const text = rung?.text ?? textOf(found.data as TimerUse, clock);
  const alarm = text === null ? null : alarmAt(clock, text, rung);
  return alarm && (rung || alarm.due >= clock.now) ? alarm : null;
}

function textOf({ text, expression }: TimerUse, { now, zone }: StartClock): string | null {
  if (!expression) return text;
  const scope = { now, zone, lookup: () => undefined, resolve: () => null };
  return timeText(expression.evaluate(scope).value);
}
