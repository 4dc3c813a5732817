import type { EngineRecord, Id, Variables } from '@liandong/engine';
import type { StepRow } from './rows/process.ts';

/** `[kind, v, element]`, then the element instance and the data where there are any. */
type Compact =
  | readonly [kind: string, v: number, element: string]
  | readonly [kind: string, v: number, element: string, instance: Id]
  | readonly [kind: string, v: number, element: string, instance: Id, data: Variables];

/**
 * The records of one step as text. Most of the database is records, so names are left out, and so
 * are the number and time, which the row has, the process instance's own id and empty data.
 */
export function encodeRecords(instance: Id, records: readonly EngineRecord[]): string {
  const compact = records.map((record): Compact => {
    const { kind, v, element, data } = record;
    for (const _ in data) return [kind, v, element, record.instance, data];
    if (record.instance === instance) return [kind, v, element];
    return [kind, v, element, record.instance];
  });
  return JSON.stringify(compact);
}

/** The records of a step row as the engine gave them. */
export function decodeRecords(row: StepRow): EngineRecord[] {
  const compact = JSON.parse(row.records) as Compact[];
  return compact.map(([kind, v, element, instance = row.instance_id, data = {}], at) => ({
    n: row.n + at,
    kind,
    v,
    at: row.at,
    element,
    instance,
    data,
  }));
}
