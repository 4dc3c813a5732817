import type { Context, Refusal, RowRead } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';

type Starting = { readonly process: Pick<Located['process'], 'id' | 'process'> };

/** What a command must have read that starts an instance. */
export function definitionRead({ process }: Starting): RowRead {
  return { table: 'definition', key: { id: process.id } };
}

/** Nothing starts with a version that is suspended, also when that happens at the same moment. */
export function refuseSuspended(context: Context, { process }: Starting): Refusal | null {
  const row = context.row('definition', { id: process.id });
  if (row === null || row.suspended_at === null) return null;
  const detail = `Definition ${process.id} of ${process.process} is suspended`;
  return { ok: false, code: 'definition-suspended', detail };
}
