import type { Problem } from '../model/problem.ts';
import type { Text } from '../model/value.ts';
import { messages } from './messages.ts';

/** A kind of problem that reading a model may meet, beside the rules in `rules/`. */
export interface Message {
  readonly severity: Problem['severity'];
  readonly clause: string | null;
  /** `{element}` and `{detail}` are filled in. */
  readonly text: Text;
}

/** One problem; its place is filled in when all are known. */
export function problemOf(rule: string, element: string | null, detail: string): Problem {
  const found = messages[rule];
  if (!found) throw new Error(`Expected a message for rule ${rule} but there is none`);
  return fill(rule, found, element, detail);
}

export function fill(
  rule: string,
  message: Message,
  element: string | null,
  detail: string,
): Problem {
  const { severity, clause, text } = message;
  const say = (words: string): string =>
    words.replaceAll('{element}', () => element ?? '').replaceAll('{detail}', () => detail);
  const both = { zh: say(text.zh), en: say(text.en) };
  return { rule, severity, element, line: null, column: null, message: both, clause };
}
