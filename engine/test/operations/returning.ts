import { passedSteps, type StepResult, type Waiting } from '../../index.ts';
import type { Session } from '../session.ts';

/** The event that returns from a waiting element to the last activation of a passed one. */
export function returning(
  session: Session,
  from: string | Waiting | null,
  to: string,
  afterwards: 'go-on' | 'straight-back' = 'go-on',
) {
  const wait = typeof from === 'string' ? session.wait(from) : from;
  const step = passedSteps(session.records, wait?.part).find(({ element }) => element === to);
  if (!step) throw new Error(`Expected ${to} to have been passed`);
  return {
    kind: 'return-to',
    source: wait && { part: wait.part, wait: wait.id },
    target: step.target(),
    afterwards,
    variables: {},
    reason: '',
  } as const;
}

export const send = (...of: Parameters<typeof returning>) => of[0].send(returning(...of));

export const refused = (
  ...of: Parameters<typeof returning>
): Extract<StepResult, { ok: false }> => {
  const result = of[0].try(returning(...of));
  if (result.ok) throw new Error('Expected a refusal but it was taken');
  return result;
};
