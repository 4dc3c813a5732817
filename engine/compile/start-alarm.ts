import type { Alarm, StartClock } from '../model/definition.ts';
import type { Node } from '../model/graph.ts';
import { alarmAt } from '../verbs/alarm.ts';
import { type TimerUse, timeText } from '../verbs/timer.ts';

/**
 * When the timer that begins instances at this event rings next: for the first time, or after
 * `rung`. Its expression sees no variables, since there is no instance. Null where it is over or
 * says no time. Times before now are over: a process that is published again does not begin again
 * what its versions before have begun.
 */
export function startAlarm(
  nodes: ReadonlyMap<string, Node>,
  { element, use = 0 }: { readonly element: string; readonly use?: number },
  clock: StartClock,
  rung?: Alarm,
): Alarm | null {
  const found = nodes.get(element)?.triggers?.uses[use];
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
