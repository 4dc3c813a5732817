import type { Element, Trigger } from '../model/graph.ts';

/** Declares a BPMN element; what `read` returns is what its other parts are given. */
export function element<T>(behaviour: Element<T>): Element<unknown> {
  return behaviour as Element<unknown>;
}

/** Declares a kind of event definition. */
export function trigger<T>(kind: Trigger<T>): Trigger<unknown> {
  return kind as Trigger<unknown>;
}
