import { activationOf } from '../verbs/activate.ts';
import { throwEscalation } from '../verbs/throw-escalation.ts';
import type { Operation } from './operation.ts';

/** Somebody outside, or a called process, escalates at a waiting activity; it goes on. */
export const escalate: Operation<'escalate'> = (run, { part, at, code, variables }) => {
  const found = run.draft.parts.get(part);
  const call = 'call' in at ? found?.waits.find(({ id }) => id === at.call) : undefined;
  const id = 'call' in at ? call?.of : at.activity;
  const instance = found?.elements.find((one) => one.id === id);
  // What is completing has done its work; only its end stands still.
  const me = instance && !instance.state ? activationOf(run, part, instance.id) : null;
  if (!me) return { code: 'not-waiting', detail: `Expected activity ${id} to be active` };
  throwEscalation(run, me, code, variables);
  return null;
};
