import type { EngineRecord } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';

/** The counts of a body change with its iterations. */
const COUNTS = ['numberOfActiveInstances', 'numberOfCompletedInstances'];

const namesOf = (value: Json | undefined): readonly string[] =>
  value !== null && typeof value === 'object' ? Object.keys(value) : [];

/** Remembers what a record changed of all that conditional events may read. */
export function noteChange(run: Run, { kind, data }: EngineRecord): void {
  const part = typeof data.part === 'number' ? data.part : 0;
  if (kind === 'variables-set') run.changes.push({ part, names: namesOf(data.variables) });
  else if (kind === 'data-state-changed' && typeof data.name === 'string') {
    run.changes.push({ part, names: [data.name, 'dataState'] });
  } else if (kind === 'record-written') run.changes.push({ part: 0, names: ['record'] });
  else if (kind === 'iteration-ended') run.changes.push({ part, names: COUNTS });
  else if (kind === 'condition-armed' && typeof data.condition === 'number') {
    run.changes.push({ part, names: null, condition: data.condition });
  }
}
