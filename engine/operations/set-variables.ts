import { findElement, inPart } from '../apply/applier.ts';
import { variablesSet } from '../apply/variables-set.ts';
import { emit } from '../verbs/emit.ts';
import type { Operation } from './operation.ts';

/** Variables of a scope get new values from outside. */
export const setVariables: Operation<'set-variables'> = (run, { part: number, variables }) => {
  const part = run.draft.parts.get(number);
  // What is kept of a completed activity, until it is compensated, is as it was at its end.
  const lives = part && (!part.owner || findElement(run.draft, ...part.owner));
  if (!lives) return { code: 'not-waiting', detail: `Expected a scope in part ${number}` };
  const data = { ...inPart(number), variables };
  emit(run, variablesSet, part.scope, run.draft.id, data);
  run.unsettled.add(number);
  return null;
};
