import { type Body, ITERATIONS_PER_PART } from '../model/part.ts';

type Sized = Pick<Body, 'total' | 'first' | 'more'>;

/** How many parts the iterations fill; the rounds of a standard loop share one. */
const count = (total: number | null): number =>
  total === null ? 1 : Math.ceil(total / ITERATIONS_PER_PART);

/** Numbers of the parts of a body, in the order of their iterations. */
export function bodyParts({ total, first, more = [] }: Sized): readonly number[] {
  const consecutive = count(total) - more.length;
  return [...Array.from({ length: consecutive }, (_, i) => first + i), ...more];
}

/** The part that holds an iteration. */
export function bodyPartAt({ total, first, more = [] }: Sized, index: number): number {
  if (total === null) return first;
  const at = Math.floor(index / ITERATIONS_PER_PART);
  const consecutive = count(total) - more.length;
  return at < consecutive ? first + at : (more[at - consecutive] as number);
}
