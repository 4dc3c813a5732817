import type { Wait } from '../model/part.ts';
import type { Payload, Run } from '../model/run.ts';
import { activationOf } from './activate.ts';
import { nodeOf } from './complete.ts';
import { resumeListener } from './resume-listener.ts';

/** Hands what came to who waits for it. */
export function hand(run: Run, part: number, wait: Wait, payload: Payload): void {
  if (wait.heard) {
    const listens = activationOf(run, part, wait.of);
    if (listens) resumeListener(run, listens, wait.id, wait.heard, payload);
    return;
  }
  const node = nodeOf(run, wait.element);
  if (wait.of === 0 || node.host) {
    node.behaviour.trigger?.(run, node, part, wait, payload);
    return;
  }
  const me = activationOf(run, part, wait.of);
  me?.node.behaviour.resume?.(run, me, me.node.data, wait, payload);
}
