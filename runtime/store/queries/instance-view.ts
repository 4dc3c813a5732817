/** What pages show of the processes that a case runs. */
import type { Reader } from '../port.ts';
import type { InstanceRow, PartRow, StepRow } from '../rows/process.ts';

/** Instances of a case, the one that was started with it first. */
export function instancesOfCase(reader: Reader, record: number): Promise<InstanceRow[]> {
  return reader.all('select * from instance where record_id = ? order by started_at, id', [record]);
}

/** Elements in which the instance waits for people, workers or repair. */
export async function openElementsOf(reader: Reader, instance: number): Promise<string[]> {
  const text = `select t.element from instance i join task t on t.record_id = i.record_id
      where i.id = ? and t.instance_id = i.id and t.ended_at is null
    union select j.element from incident j where j.instance_id = ? and j.cleared_at is null`;
  const rows = await reader.all<{ element: string }>(text, [instance, instance]);
  return rows.map(({ element }) => element);
}

/** The parts that are the inside of an ad-hoc sub-process in which activities may begin. */
export function openChoicesOf(reader: Reader, instance: number): Promise<PartRow[]> {
  const text = `select * from part where instance_id = ? and body like '%"choice":"open"%'
    order by part`;
  return reader.all(text, [instance]);
}

/** The instance's steps, oldest first; `decodeRecords` reads their records. */
export function stepsOf(reader: Reader, instance: number): Promise<StepRow[]> {
  return reader.all('select * from step where instance_id = ? order by n', [instance]);
}
