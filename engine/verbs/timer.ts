import type { Expression } from '../expression/expression.ts';
import type { Alarm } from '../model/definition.ts';
import type { Failure, WaitOwner } from '../model/graph.ts';
import type { Wait } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { alarmAt, isPlain } from './alarm.ts';
import { evaluate } from './evaluate.ts';

export interface TimerUse {
  readonly text: string;
  /** Null where the text itself says the time. */
  readonly expression: Expression | null;
}

const FORMS = ['timeDate', 'timeDuration', 'timeCycle'] as const;

/** Reads a timer event definition: exactly one of date, duration and cycle. */
export function readTimer(definition: XmlNode, at: Reader, event: XmlNode): TimerUse {
  const texts = FORMS.flatMap((form) => at.body(definition, form) ?? []);
  const text = texts[0] ?? '';
  if (texts.length !== 1) at.problem('event/timer-form', event, String(texts.length));
  if (text === '' || isPlain(text)) return { text, expression: null };
  // What looks like a date, duration or cycle but is none is a mistake, not an expression.
  if (/^(?:R\d*\/|P[\dT]|\d{4}-)/.test(text)) {
    at.problem('event/timer-unreadable', event, text);
    return { text, expression: null };
  }
  return { text, expression: at.expression(text, event) };
}

/**
 * When the timer rings. With `rung` (its last time) the next round of its cycle, or a failure
 * when it has none left.
 */
export function alarmOf(run: Run, use: TimerUse, owner: WaitOwner, rung?: Wait): Alarm | Failure {
  if (rung && rung.cycle === undefined) return unreadable(use.text);
  const text = rung?.cycle ?? textOf(run, use, owner);
  const last = rung && { due: rung.due ?? run.env.now, round: rung.round ?? 0 };
  const alarm = text === null ? null : alarmAt(run.env, text, last);
  return alarm ?? unreadable(use.text);
}

const unreadable = (text: string): Failure => ({
  code: 'timer-invalid',
  detail: `Expected a date, a duration, a cycle or a limit but ${text} gives none`,
});

function textOf(run: Run, use: TimerUse, owner: WaitOwner): string | null {
  if (!use.expression) return use.text;
  return timeText(evaluate(run, use.expression, owner.part, owner.of).value);
}

/** The text of a value that says a time; null for other values. */
export function timeText(value: Json): string | null {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || !('v' in value)) return null;
  return typeof value.v === 'string' ? value.v : null;
}
