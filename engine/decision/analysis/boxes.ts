import { intersect, isNone, meet, type Segments, subtract } from './segments.ts';

/** A part of all inputs: for each column the segments that it spans. */
export type Box = readonly Segments[];

/** Work that one analysis may do, counted in columns looked at. */
export class Budget {
  private rest: number;
  constructor(size: number) {
    this.rest = size;
  }
  /** False once the budget is used up. */
  spend(steps: number): boolean {
    this.rest -= steps;
    return this.rest >= 0;
  }
}

export const isEmpty = (box: Box): boolean => box.some(isNone);

/** What two boxes share; null where they share nothing. */
export function shared(a: Box, b: Box): Box | null {
  if (!a.every((segments, column) => meet(segments, b[column] as Segments))) return null;
  return a.map((segments, column) => intersect(segments, b[column] as Segments));
}

/** The parts of a box that lie outside another: at most one for each column. */
function outside(box: Box, other: Box): Box[] {
  if (shared(box, other) === null) return [box];
  const parts: Box[] = [];
  const inside = [...box];
  for (const [column, segments] of box.entries()) {
    const taken = other[column] as Segments;
    const rest = subtract(segments, taken);
    if (!isNone(rest)) parts.push(inside.map((own, at) => (at === column ? rest : own)));
    inside[column] = intersect(segments, taken);
  }
  return parts;
}

/** What is left of a box without some others; null where the budget did not suffice. */
export function without(box: Box, others: readonly Box[], budget: Budget): Box[] | null {
  let left: Box[] = isEmpty(box) ? [] : [box];
  for (const other of others) {
    if (left.length === 0) return left;
    const next: Box[] = [];
    for (const part of left) {
      if (!budget.spend(part.length)) return null;
      next.push(...outside(part, other));
    }
    left = next;
  }
  return left;
}
