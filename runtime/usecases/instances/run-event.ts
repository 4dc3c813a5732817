import type { EngineEvent, Id } from '@liandong/engine';
import type {
  Actor,
  Command,
  Context,
  Decision,
  LoadedInstance,
  Outcome,
  Refusal,
  RowRead,
} from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import type { Services } from '../../services.ts';
import { instanceById } from '../../store/queries/executor.ts';
import type { Write } from '../../store/write.ts';
import { caseReads, openCase } from '../../tasks/case-parts.ts';
import type { Line } from '../../tasks/history-line.ts';
import {
  loadPersonalValues,
  type PersonalValues,
  writesPersonal,
} from '../../tasks/personal-values.ts';
import { type Stepped, stepCase } from '../../tasks/step-case.ts';

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
  readonly idempotency?: NonNullable<Command<unknown>['idempotency']>;
  /** For the audit line. */
  readonly data?: { readonly [name: string]: unknown };
  /** For the history of the case. */
  readonly line?: Line;
  /** The version that a migration takes the instance to. */
  readonly target?: Located;
  /** The event, decided on the rows as they are now; null when it has no meaning any more. */
  event(context: Context): EngineEvent | null;
  /** Rows to write with it: what was handled must not be handled again. */
  readonly along: readonly Write[];
  /** The same when the instance does not take the event (any more); `along` unless said. */
  readonly alongGone?: readonly Write[];
  /** True refuses what the instance does not take, instead of `gone`. */
  readonly strict?: boolean;
  /** What the step means for rows that the engine does not know of. */
  after?(context: Context, before: LoadedInstance, stepped: Stepped): After | Refusal;
  readonly correlations?: readonly { readonly name: string; readonly key: string }[];
}

type After = Pick<Extract<Decision<unknown>, { readonly ok: true }>, 'writes' | 'changes'>;

/**
 * `gone`: the instance has ended or does not wait for this any more; nothing was stepped. What is
 * `suspended` is refused instead: its timers, messages and results are to come again.
 */
export type EventAnswer = 'done' | 'gone';

interface Known {
  readonly located: Located;
  readonly personal: PersonalValues;
}

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
  return commit.run<EventAnswer>({
    name: order.name,
    actor: order.actor ?? platform,
    ...(order.idempotency ? { idempotency: order.idempotency } : {}),
    reads: {
      instance: order.instance,
      ...(record === null ? {} : { record }),
      rows: record === null ? order.rows : [...order.rows, ...caseReads(record)],
    },
    decide(context) {
      const { instance } = context;
      const event = instance === null ? null : order.event(context);
      if (instance === null || event === null || located === null) {
        return leftToOthers(order);
      }
      if (instance.row.definition_id !== located.process.id) return moved;
      return decide(services, context, { order, instance, event, known: { located, personal } });
    },
  });
}

const moved: Refusal = {
  ok: false,
  code: 'revision-conflict',
  detail: 'The instance was migrated meanwhile',
};

/** What a platform's event that comes too late leaves, or why a person's is refused. */
function goneOf(order: EventOrder): Decision<EventAnswer> {
  if (order.strict) {
    return { ok: false, code: 'state-conflict', detail: 'The instance does not take this now' };
  }
  const object = { type: 'instance', id: String(order.instance) };
  return {
    ok: true,
    answer: 'gone',
    writes: order.alongGone ?? order.along,
    audit: { action: order.name, object, result: 'gone' },
  };
}

/** What did not take it, because it waits no more, leaves it to others who wait. */
function leftToOthers(order: EventOrder): Decision<EventAnswer> {
  const { correlations = [] } = order;
  const gone = goneOf(order);
  return gone.ok ? { ...gone, correlations } : gone;
}

interface Deciding {
  readonly order: EventOrder;
  readonly instance: LoadedInstance;
  readonly event: EngineEvent;
  readonly known: Known;
}

function decide(
  services: EventServices,
  context: Context,
  { order, instance, event, known }: Deciding,
): Decision<EventAnswer> {
  const { located, personal } = known;
  const { target, actor = platform, data } = order;
  const { record } = context;
  const { pack } = target ?? located;
  const work =
    record && openCase(services, context, { pack, actor, record, personal, changes: true });
  // The case goes with the process that it was started with.
  if (target && work && instance.row.parent_instance === null) {
    work.set({ pack_version: pack.version });
  }
  const step = { services, located, personal, event, actor, ...(target && { target }) };
  const stepped = stepCase(context, instance, work, step);
  if (!stepped.ok) {
    return stepped.code === 'state-conflict' && !order.strict ? goneOf(order) : stepped;
  }
  if (order.line) work?.line(order.line);
  const after = order.after?.(context, instance, stepped) ?? { writes: [], changes: [] };
  if ('code' in after) return after;
  const finished = work?.finish() ?? { writes: [], changes: [] };
  return {
    ok: true,
    answer: 'done',
    writes: [...stepped.writes, ...finished.writes, ...after.writes, ...order.along],
    changes: [...finished.changes, ...(after.changes ?? [])],
    correlations: [...stepped.correlations, ...(order.correlations ?? [])],
    instance: stepped.instance,
    audit: {
      action: order.name,
      object: { type: 'instance', id: String(order.instance) },
      ...(data && { data }),
    },
  };
}
