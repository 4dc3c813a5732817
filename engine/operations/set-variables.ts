import { inPart } from '../apply/applier.ts';
import { variablesSet } from '../apply/variables-set.ts';
import { emit } from '../verbs/emit.ts';
import type { Operation } from './operation.ts';

/** Variables of a scope get new values from outside. */
export const setVariables: Operation<'set-variables'> = (run, { part: number, variables }) => {
  const part = run.draft.parts.get(number);
  if (!part) return { code: 'not-waiting', detail: `Expected a scope in part ${number}` };
  const data = { ...inPart(number), variables };
  emit(run, variablesSet, part.scope, run.draft.id, data);
  run.unsettled.add(number);
  return null;
};
