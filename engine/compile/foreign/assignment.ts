import type { XmlNode } from '../../model/xml.ts';
import { type AttributeMeaning, type Into, isBraces } from './vendor.ts';

/** An expression, as its language writes it; null for plain text. */
export type ExpressionOf = (text: string) => string | null;

export const ofBraces: ExpressionOf = (text) => (isBraces(text) ? text.trim() : null);

export const ofEquals: ExpressionOf = (text) =>
  text.trim().startsWith('=') ? text.trim().slice(1).trim() : null;

/** The person who has the task at once. */
export const assignee =
  (expressionOf: ExpressionOf): AttributeMeaning =>
  (owner, value, into) =>
    assign(owner, 'user', value.trim(), expressionOf, into);

/** People or groups who may claim it: a list of names, or expressions that give names or lists. */
export const candidates =
  (rule: 'users' | 'groups', expressionOf: ExpressionOf): AttributeMeaning =>
  (owner, value, into) => {
    const whole = expressionOf === ofEquals && expressionOf(value) !== null;
    for (const name of whole ? [value] : splitNames(value)) {
      assign(owner, rule, name, expressionOf, into);
    }
  };

function assign(owner: XmlNode, rule: string, text: string, of: ExpressionOf, into: Into): void {
  const expression = of(text);
  if (owner.$type !== 'bpmn:UserTask') into.refuse(owner, `${rule} "${text}"`);
  else if (expression !== null) into.overlay.add(owner, 'ld:Assignment', { rule, of: expression });
  else into.overlay.add(owner, 'ld:Assignment', { rule, [rule.replace(/s$/, '')]: text });
}

/** Names parted by commas; commas within braces belong to the expression. */
function splitNames(text: string): string[] {
  const names = text.match(/(?:[$#]\{[^}]*\}|[^,$#]|[$#](?!\{))+/g) ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
