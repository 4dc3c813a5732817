import { activationOf } from '../verbs/activate.ts';
import { fail } from '../verbs/job.ts';
import type { Operation } from './operation.ts';
import { standsStill } from './suspend-element.ts';

/** Somebody outside says that a waiting activity failed with a BPMN error. */
export const throwErrorAt: Operation<'throw-error'> = (run, event) => {
  const { activity, part, code, message } = event;
  const found = run.draft.parts.get(part)?.elements.find(({ id }) => id === activity);
  // What is completing has done its work; only its end stands still. A throw event that went on
  // without waiting for its compensation has ended.
  const isThere = found && !found.state && !found.away && !found.compensation?.left;
  const me = isThere ? activationOf(run, part, activity) : null;
  if (!me) return { code: 'not-waiting', detail: `Expected activity ${activity} to be active` };
  const still = standsStill(run, part, activity);
  if (still) return still;
  fail(run, me, { error: code, message }, 'error-not-caught');
  return null;
};
