import type { Unit } from '@liandong/runtime/api-types';

export type UnitNode = Unit & { readonly children?: UnitNode[] };

/** Units below their parents, in the order in which they came; a lost parent makes a root. */
export function unitTree(units: readonly Unit[]): UnitNode[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nodes = (parent: string | null): UnitNode[] =>
    (below.get(parent) ?? []).map((unit) => {
      const children = nodes(unit.id);
      return children.length > 0 ? { ...unit, children } : unit;
    });
  return nodes(null);
}
