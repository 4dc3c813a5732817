import type { EngineEvent, Id } from '@liandong/engine';
import type { Context, Outcome, RowRead } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import type { Write } from '../../store/write.ts';
import { caseReads, openCase } from '../../tasks/case-parts.ts';
import { loadPersonalValues, writesPersonal } from '../../tasks/personal-values.ts';
import { stepCase } from '../../tasks/step-case.ts';
import { definitionRead, refuseSuspended } from './may-start.ts';
import { type EventAnswer, type EventServices, platform } from './run-event.ts';

/** A process that a call activity, a message, a signal or a timer starts. */
export interface StartOrder {
  readonly located: Located;
  readonly event: Extract<EngineEvent, { kind: 'start' }>;
  /** The case it works on: that of its caller; null for a process without one. */
  readonly record: Id | null;
  /** Rows that must still be there, else the start has happened already or is not meant. */
  readonly rows: readonly RowRead[];
  /** What else must hold of these rows. */
  stands?(context: Context): boolean;
  readonly along: readonly Write[];
  /** What is written when the start is not to happen; nothing unless said. */
  readonly alongGone?: readonly Write[];
  readonly correlations?: readonly { readonly name: string; readonly key: string }[];
}

/** Starts an instance in one command with the rows that caused it. Throws `StoreError`. */
export async function startInstance(
  services: EventServices,
  order: StartOrder,
): Promise<Outcome<EventAnswer>> {
  const { record, located, event, rows } = order;
  const writes = record !== null && writesPersonal(located, {});
  const personal = await loadPersonalValues(services, record, writes);
  const name = 'instance.started';
  const object = { type: 'definition', id: String(located.process.id) };
  return services.commit.run<EventAnswer>({
    name,
    actor: platform,
    reads: {
      ...(record === null ? {} : { record }),
      rows: [...rows, definitionRead(located), ...(record === null ? [] : caseReads(record))],
    },
    decide(context) {
      if (!isMeant(context, order)) {
        const { alongGone: writes = [], correlations = [] } = order;
        const audit = { action: name, object, result: 'gone' };
        return { ok: true, answer: 'gone', writes, correlations, audit };
      }
      const suspended = refuseSuspended(context, located);
      if (suspended) return suspended;
      const actor = platform;
      const work =
        context.record === null
          ? null
          : openCase(services, context, {
              pack: located.pack,
              actor,
              record: context.record,
              personal,
              changes: true,
            });
      const stepped = stepCase(context, null, work, { services, located, personal, event, actor });
      if (!stepped.ok) return stepped;
      const finished = work?.finish() ?? { writes: [], changes: [] };
      return {
        ok: true,
        answer: 'done',
        writes: [...stepped.writes, ...finished.writes, ...order.along],
        changes: finished.changes,
        correlations: [...stepped.correlations, ...(order.correlations ?? [])],
        instance: stepped.instance,
        audit: { action: name, object },
      };
    },
  });
}

function isMeant(context: Context, { rows, stands }: StartOrder): boolean {
  const isThere = rows.every(({ table, key }) => context.row(table, key) !== null);
  return isThere && (stands?.(context) ?? true);
}
