import type { Id, Instance } from '@liandong/engine';
import { instanceOf } from '../../commit/instance-of.ts';
import type { Reader } from '../../store/port.ts';
import { instanceById } from '../../store/queries/executor.ts';
import { partsOf } from '../../store/queries/verify.ts';
import type { InstanceRow } from '../../store/rows/process.ts';

/** An instance as it is stored now, to look at; a command reads its own. */
export async function storedInstance(
  reader: Reader,
  id: Id,
): Promise<{ readonly row: InstanceRow; readonly instance: Instance } | null> {
  const row = await instanceById(reader, id);
  if (row === null) return null;
  return { row, instance: instanceOf(row, await partsOf(reader, id)) };
}
