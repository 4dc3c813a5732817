import { type Body, ITERATIONS_PER_PART } from '../model/part.ts';

/** Numbers of the parts of a multi-instance body, in the order of their iterations. */
export function bodyParts({ total, first, more = [] }: Body): readonly number[] {
  const consecutive = Math.ceil(total / ITERATIONS_PER_PART) - more.length;
  return [...Array.from({ length: consecutive }, (_, i) => first + i), ...more];
}

/** The part that holds an iteration. */
export function bodyPartAt({ total, first, more = [] }: Body, index: number): number {
  const at = Math.floor(index / ITERATIONS_PER_PART);
  const consecutive = Math.ceil(total / ITERATIONS_PER_PART) - more.length;
  return at < consecutive ? first + at : (more[at - consecutive] as number);
}
