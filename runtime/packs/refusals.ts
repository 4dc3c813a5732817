import type { Refusal } from '../commit/command.ts';

/** `what` is not there. */
export function notFound(what: string): Refusal {
  return { ok: false, code: 'not-found', detail: `Expected ${what} but it does not exist` };
}

/** Somebody else changed `what` meanwhile. */
export function revisionConflict(what: string): Refusal {
  return { ok: false, code: 'revision-conflict', detail: `Expected ${what} to be unchanged` };
}
