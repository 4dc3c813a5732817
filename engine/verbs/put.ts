import type { Json } from '../model/value.ts';

export type Bag = { [name: string]: Json };

/** Sets an own property, also for names such as `__proto__`, which are data like any other. */
export function put(bag: Bag, name: string, value: Json): void {
  Object.defineProperty(bag, name, { value, enumerable: true, writable: true, configurable: true });
}
