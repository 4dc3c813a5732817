import type { Activation, Run } from '../model/run.ts';
import { complete } from './complete.ts';

/** The work of an element in play mode: an activity that has nothing to wait for is done. */
export function enterPlayed(run: Run, me: Activation) {
  const { behaviour, id, data } = me.node;
  if (behaviour.activity && run.env.play?.waitsAt(id)) return;
  if (!behaviour.activity || behaviour.scope || behaviour.played === 'runs') {
    return behaviour.enter(run, me, data);
  }
  const isTold = run.graph.collaboration.messageFlows.some(({ target }) => target === id);
  if (behaviour.played !== 'waits' && !isTold) complete(run, me);
}
