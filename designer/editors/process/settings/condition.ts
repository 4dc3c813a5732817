import { compileExpression } from '@liandong/engine';
import type { Language } from '../../../bpmn/translate.ts';
import type { Factory, Moddle } from '../moddle.ts';

/** The text of a sequence flow's condition; empty where it has none. */
export function readCondition(flow: Moddle): string {
  return flow.get<Moddle | undefined>('conditionExpression')?.get<string>('body') ?? '';
}

/** The formal expression for a text, or undefined to remove the condition. */
export function buildCondition(factory: Factory, body: string): Moddle | undefined {
  const text = body.trim();
  return text === '' ? undefined : factory.create('bpmn:FormalExpression', { body: text });
}

export type ConditionCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly position: number; readonly message: string };

/** Checks a condition while it is typed; positions count from 1. */
export function checkCondition(text: string, language: Language): ConditionCheck {
  const compiled = compileExpression(text);
  if (compiled.ok) return { ok: true };
  const { from, message } = compiled.problem;
  return { ok: false, position: from + 1, message: message[language] };
}
