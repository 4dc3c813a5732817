import type { Json, Variables } from '../model/value.ts';

export type Bag = { [name: string]: Json };

/** Sets an own property, also for names such as `__proto__`, which are data like any other. */
export function put(bag: Bag, name: string, value: Json): void {
  Object.defineProperty(bag, name, { value, enumerable: true, writable: true, configurable: true });
}

export function putAll(bag: Bag, variables: Variables): void {
  for (const name of Object.keys(variables)) put(bag, name, variables[name] as Json);
}
