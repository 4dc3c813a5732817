import type { Me } from '@liandong/runtime/api-types';

/** True when the person has at least one of the rights; an empty list asks for none. */
export function mayUse(me: Me, anyOf: readonly string[]): boolean {
  return anyOf.length === 0 || anyOf.some((right) => me.rights.includes(right));
}

export const supervisionRights = ['order.read', 'supervise.L1', 'supervise.L2', 'supervise.L3'];
