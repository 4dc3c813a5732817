import { elementOf } from '../apply/applier.ts';
import type { Activation, Run } from '../model/run.ts';
import { complete } from './complete.ts';
import { openScope, startScope } from './open-scope.ts';

/** BPMN 2.0 13.3.4: opens the scope of a sub-process and begins all that begins in it. */
export function enterScope(run: Run, me: Activation): void {
  const inner = openScope(run, me);
  const { starts = [], startless = [] } = me.node.inner ?? {};
  startScope(run, run.env.play ? [...starts, ...startless] : starts, inner, me.path);
}

/** No token is left in the scope of a sub-process. */
export function leaveScope(run: Run, me: Activation): void {
  // An event sub-process beside may come and go while an incident holds the end.
  if (elementOf(run.draft, me.part, me.id).state !== 'completing') complete(run, me);
}
