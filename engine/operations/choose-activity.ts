import { findElement } from '../apply/applier.ts';
import type { ScopePart } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Id } from '../model/value.ts';
import { activationOf } from '../verbs/activate.ts';
import { choose, closeChoice, enabledIn } from '../verbs/ad-hoc.ts';
import type { Operation, Rejection } from './operation.ts';

interface Open {
  readonly me: Activation;
  readonly inner: ScopePart;
}

/** The ad-hoc sub-process that is meant, while activities may be begun in it. */
function openOf(run: Run, part: number, activation: Id): Open | Rejection {
  const inner = findElement(run.draft, part, activation)?.inner;
  const scope = inner === undefined ? undefined : run.draft.parts.get(inner);
  const me = scope?.choice === 'open' ? activationOf(run, part, activation) : null;
  if (me && scope) return { me, inner: scope };
  const detail = `Expected ad-hoc sub-process ${activation} to be open but it is not`;
  return { code: 'not-waiting', detail };
}

/** Somebody decides which activity of an ad-hoc sub-process begins. */
export const startActivity: Operation<'start-activity'> = (run, { part, activation, element }) => {
  const open = openOf(run, part, activation);
  if ('code' in open) return open;
  const node = enabledIn(run.graph, open.inner).find(({ id }) => id === element);
  if (!node) {
    const detail = `Expected ${element} to be enabled in ${open.me.node.id} but it is not`;
    return { code: 'not-waiting', detail };
  }
  choose(run, open.me, open.inner.part, node);
  return null;
};

/** Somebody decides that an ad-hoc sub-process is done. */
export const finishActivities: Operation<'finish-activities'> = (run, { part, activation }) => {
  const open = openOf(run, part, activation);
  if ('code' in open) return open;
  closeChoice(run, open.inner.part, open.me.node.inner?.adHoc?.cancelsRemaining ?? true);
  return null;
};
