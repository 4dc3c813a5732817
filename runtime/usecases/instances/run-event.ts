import type { EngineEvent, Id } from '@liandong/engine';
import type { Actor, Context, Outcome, RowRead } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { instanceById } from '../../store/queries/executor.ts';
import type { Write } from '../../store/write.ts';
import { caseReads, openCase } from '../../tasks/case-parts.ts';
import { loadPersonalValues, writesPersonal } from '../../tasks/personal-values.ts';
import { stepCase } from '../../tasks/step-case.ts';

/** The platform as the one who asks. */
export const platform: Actor = {
  kind: 'system',
  id: null,
  name: '',
  session: null,
  address: null,
};

export type EventServices = Pick<
  Services,
  'commit' | 'keys' | 'limits' | 'organisation' | 'store'
> & { readonly packs: Pick<Services['packs'], 'definition'> };

/** An event that no person sends, with the rows that it is about. */
export interface EventOrder {
  readonly instance: Id;
  /** Name of the command and of its audit line, for example `timer.triggered`. */
  readonly name: string;
  readonly rows: readonly RowRead[];
  /** Who caused it; the platform unless said. */
  readonly actor?: Actor;
  /** The event, decided on the rows as they are now; null when it has no meaning any more. */
  event(context: Context): EngineEvent | null;
  /** Rows to write with it: what was handled must not be handled again. */
  readonly along: readonly Write[];
  /** The same when the instance does not take the event (any more); `along` unless said. */
  readonly alongGone?: readonly Write[];
  readonly correlations?: readonly { readonly name: string; readonly key: string }[];
}

/**
 * `gone`: the instance has ended or does not wait for this any more; nothing was stepped. What is
 * `suspended` is refused instead: its timers, messages and results are to come again.
 */
export type EventAnswer = 'done' | 'gone';

/** Runs an event on an instance and its case in one command. Throws `StoreError` while reading. */
export async function runEvent(
  services: EventServices,
  order: EventOrder,
): Promise<Outcome<EventAnswer>> {
  const { store, packs, commit } = services;
  const found = await instanceById(store.read, order.instance);
  const located = found === null ? null : await packs.definition(found.definition_id);
  const record = found?.record_id ?? null;
  const writes = record !== null && located !== null && writesPersonal(located, {});
  const personal = await loadPersonalValues(services, record, writes);
  const actor = order.actor ?? platform;
  const object = { type: 'instance', id: String(order.instance) };
  const gone = {
    ok: true as const,
    answer: 'gone' as const,
    writes: order.alongGone ?? order.along,
    audit: { action: order.name, object, result: 'gone' },
  };
  return commit.run<EventAnswer>({
    name: order.name,
    actor,
    reads: {
      instance: order.instance,
      ...(record === null ? {} : { record }),
      rows: record === null ? order.rows : [...order.rows, ...caseReads(record)],
    },
    decide(context) {
      const event = context.instance === null ? null : order.event(context);
      if (event === null || located === null) return gone;
      const { pack } = located;
      const work =
        context.record === null
          ? null
          : openCase(services, context, {
              pack,
              actor,
              record: context.record,
              personal,
              changes: true,
            });
      const step = { services, located, personal, event, actor };
      const stepped = stepCase(context, context.instance, work, step);
      if (!stepped.ok) return stepped.code === 'state-conflict' ? gone : stepped;
      const finished = work?.finish() ?? { writes: [], changes: [] };
      return {
        ok: true,
        answer: 'done',
        writes: [...stepped.writes, ...finished.writes, ...order.along],
        changes: finished.changes,
        correlations: [...stepped.correlations, ...(order.correlations ?? [])],
        instance: stepped.instance,
        audit: { action: order.name, object },
      };
    },
  });
}
