import type { ProblemError } from '../api/problem-error.ts';
import type { Translate } from './time.ts';

/**
 * When to try again, in minutes or, below one, in seconds; null where the refusal was no matter of
 * too many tries.
 */
export function waitWords(t: Translate, error: ProblemError): string | null {
  const seconds = error.retryAfterS;
  if (error.code !== 'too-many-requests' || seconds === null) return null;
  return seconds < 60
    ? t('problem.waitSeconds', { count: seconds })
    : t('problem.waitMinutes', { count: Math.ceil(seconds / 60) });
}
