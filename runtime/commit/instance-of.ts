import type { Instance, Part } from '@liandong/engine';
import type { InstanceRow, PartRow } from '../store/rows/process.ts';

/** The engine's instance from its rows. */
export function instanceOf(row: InstanceRow, parts: readonly PartRow[]): Instance {
  return {
    id: row.id,
    process: row.process,
    state: row.state as Instance['state'],
    n: row.last_record,
    parts: new Map(parts.map(({ part, body }) => [part, JSON.parse(body) as Part])),
  };
}
