import type { Id, UserTaskSummary } from '@liandong/engine';
import type { Actor, Context, RowRead } from '../commit/command.ts';
import type { Pack } from '../packs/packs.ts';
import type { Services } from '../services.ts';
import type { RecordRow } from '../store/rows/work.ts';
import { openOrderReads, openOrders } from '../supervision/order.ts';
import { CaseWork } from './case-work.ts';
import type { PersonalValues } from './personal-values.ts';

/** For commands that write no fields of the case. */
const noPersonalValues: PersonalValues = {
  resolve: () => null,
  write() {
    throw new Error('Expected a command that writes no personal values');
  },
};

/** The pack that a case was started with. Throws when its version is gone: versions never go. */
export async function packOf(
  { packs }: Pick<Services, 'packs'>,
  record: Pick<RecordRow, 'pack' | 'pack_version'>,
): Promise<Pack> {
  const pack = await packs.version(record.pack, record.pack_version);
  if (pack) return pack;
  throw new Error(`Expected pack ${record.pack} version ${record.pack_version} to be published`);
}

/** Settings of a step by its element, whichever process of the pack has it. */
export function userTaskOf(pack: Pack, element: string): UserTaskSummary | null {
  for (const { definition } of pack.processes.values()) {
    const found = definition.userTask(element);
    if (found) return found;
  }
  return null;
}

const clockKey = (record: Id) => ({ record_id: record, kind: 'case', state: 'running' });

/**
 * What must be read of a case whose fields change: its running clock, of which there is one at
 * most, and its open orders, which end with it.
 */
export function caseReads(record: Id): readonly RowRead[] {
  return [{ table: 'clock', key: clockKey(record) }, ...openOrderReads(record)];
}

/** Opens a case in `decide`; its record must be locked, and `caseReads` read if fields change. */
export function openCase(
  services: Pick<Services, 'limits' | 'organisation'>,
  context: Context,
  options: {
    readonly pack: Pack;
    readonly actor: Actor;
    readonly record: RecordRow;
    readonly personal?: PersonalValues;
    readonly changes?: boolean;
  },
): CaseWork {
  const { limits, organisation } = services;
  const { pack, actor, record, personal = noPersonalValues } = options;
  const parts = { pack, limits, organisation, personal, actor, context };
  if (!options.changes) return new CaseWork(parts, record, {});
  const clock = context.row('clock', clockKey(record.id));
  return new CaseWork(parts, record, { clock, orders: openOrders(context, record.id) });
}
