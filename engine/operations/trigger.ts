import { triggerable, triggerNow } from '../verbs/play.ts';
import type { Operation } from './operation.ts';

/** In play mode a person triggers what waits. */
export const trigger: Operation<'trigger'> = (run, { part, activation, element }) => {
  const all = run.env.play ? triggerable(run.graph, run.draft.parts) : [];
  const found = all.find(
    (one) => one.node.id === element && one.part === part && one.activation === activation,
  );
  if (!found) {
    const detail = `Expected ${element} to wait for a person but it does not`;
    return { code: 'not-waiting', detail };
  }
  triggerNow(run, found);
  return null;
};
