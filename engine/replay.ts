import { closeDraft, openDraft } from './apply/applier.ts';
import { applyRecord } from './apply/index.ts';
import type { Definition } from './model/definition.ts';
import type { Instance } from './model/instance.ts';
import type { EngineRecord } from './model/record.ts';
import type { Id, Variables } from './model/value.ts';

/**
 * Folds records into the instance they tell of. `from` is a snapshot whose `n` is the number of
 * the last record before them; null begins from nothing. The definition is asked for nothing yet:
 * appliers decide nothing.
 */
export function replay(
  _definition: Definition,
  id: Id,
  records: Iterable<EngineRecord>,
  from: Instance | null = null,
): Instance {
  const draft = openDraft(from, id);
  for (const record of records) applyRecord(draft, record);
  return closeDraft(draft);
}

/** The process variables that an instance had last, also one that has ended, for a restart. */
export function lastVariables(id: Id, records: Iterable<EngineRecord>): Variables {
  const draft = openDraft(null, id);
  let last: Variables = {};
  for (const record of records) {
    applyRecord(draft, record);
    last = draft.parts.get(0)?.variables ?? last;
  }
  return last;
}
