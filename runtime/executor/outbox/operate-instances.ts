import type { Id } from '@liandong/engine';
import type { Outcome } from '../../commit/command.ts';
import { bulkOperationById, liveInstances } from '../../store/queries/bulk.ts';
import type { BulkOperationRow, OutboxRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';
import { suspendTasks, taskReads } from '../../tasks/suspended-tasks.ts';
import type { BulkData } from '../../usecases/definitions/operate.ts';
import {
  type EventAnswer,
  type EventOrder,
  type EventServices,
  platform,
  runEvent,
} from '../../usecases/instances/run-event.ts';
import { storedInstance } from '../../usecases/instances/stored.ts';
import { handledOf } from '../handled.ts';
import type { Handled, OutboxHandler } from '../handler.ts';

const pageSize = 50;

/** The platform is at fault or busy: the page is done again; what it has done is not done twice. */
const passing: readonly string[] = ['overloaded', 'unavailable', 'internal', 'revision-conflict'];

interface Done {
  readonly instance: Id;
  readonly outcome: Outcome<EventAnswer>;
}

/** Does the next page of an operation on all instances of a version; the row stays to the last. */
export function operateInstances(services: EventServices): OutboxHandler {
  return async (row) => {
    const { operation: id } = JSON.parse(row.data) as { operation: Id };
    const { lists, read } = services.store;
    const operation = await bulkOperationById(read, id);
    if (operation === null || operation.ended_at !== null) return 'drop';
    const { definition_id: definition, last_instance: after } = operation;
    const page = await liveInstances(lists, definition, after, pageSize);
    const done = await Promise.all(
      page.map(async (instance): Promise<Done> => {
        return { instance, outcome: await operate(services, operation, instance) };
      }),
    );
    const busy = done.some(({ outcome }) => !outcome.ok && passing.includes(outcome.code));
    return busy ? 'again' : progress(services, row, operation, done);
  };
}

/** One instance, once: the result is stored with its step. */
async function operate(
  services: EventServices,
  operation: BulkOperationRow,
  instance: Id,
): Promise<Outcome<EventAnswer>> {
  const key = { operation_id: operation.id, instance_id: instance };
  const special = await specialOf(services, operation, instance);
  return runEvent(services, {
    ...special,
    instance,
    rows: [{ table: 'bulk_result', key }, ...(special.rows ?? [])],
    event: (context) => (context.row('bulk_result', key) === null ? special.event(context) : null),
    along: [{ op: 'insert', table: 'bulk_result', row: { ...key, result: 'done', detail: null } }],
    alongGone: [],
    data: { operation: String(operation.id) },
  });
}

type Special = Pick<EventOrder, 'name' | 'event' | 'target' | 'after' | 'line'> & {
  readonly rows?: EventOrder['rows'];
};

async function specialOf(
  services: EventServices,
  operation: BulkOperationRow,
  instance: Id,
): Promise<Special> {
  if (operation.kind === 'migrate') {
    const { to = 0, plan } = JSON.parse(operation.data) as BulkData;
    const target = await services.packs.definition(to);
    if (target === null || plan === undefined) throw new Error(`Expected definition ${to}`);
    const event = { kind: 'migrate', to: String(to), plan } as const;
    const data = { version: String(target.pack.version) };
    const line = { kind: 'process.migrated', data } as const;
    return { name: 'instance.migrated', target, event: () => event, line };
  }
  const kind = operation.kind === 'suspend' ? 'suspend' : 'resume';
  const stored = await storedInstance(services.store.read, instance);
  return {
    name: `instance.${kind === 'suspend' ? 'suspended' : 'resumed'}`,
    rows: stored === null ? [] : taskReads(stored.instance),
    event: ({ instance: current }) =>
      (current?.row.state === 'suspended') === (kind === 'suspend') ? null : { kind },
    line: { kind: kind === 'suspend' ? 'process.suspended' : 'process.resumed' },
    after: (context, _before, stepped) => suspendTasks(context, stepped.instance.instance),
  };
}

/** Stores how far it is, with what was refused, and goes on with the next page or ends. */
async function progress(
  services: EventServices,
  row: OutboxRow,
  operation: BulkOperationRow,
  done: readonly Done[],
): Promise<Handled> {
  const { id } = row;
  const key = { id: operation.id };
  const ends = done.length < pageSize;
  const outcome = await services.commit.run({
    name: 'instances.operated',
    actor: platform,
    reads: { rows: [{ table: 'outbox', key: { id } }] },
    decide(context) {
      const object = { type: 'definition', id: String(operation.definition_id) };
      const data = { operation: String(operation.id), instances: done.length };
      const audit = { action: 'instances.operated', object, data };
      if (context.row('outbox', { id }) === null) {
        return { ok: true, answer: null, writes: [], audit };
      }
      const last_instance = done.at(-1)?.instance ?? operation.last_instance;
      const set = { last_instance, ended_at: ends ? context.now : null };
      const again = { visible_at: context.now, attempts: 0 };
      return {
        ok: true,
        answer: null,
        writes: [
          ...done.flatMap((one) => refusedWrite(operation, one)),
          { op: 'update', table: 'bulk_operation', key, set },
          ...(ends ? endWrites(operation, id) : []),
          ...(ends ? [] : [{ op: 'update', table: 'outbox', key: { id }, set: again } as const]),
        ],
        audit,
      };
    },
  });
  return handledOf(outcome);
}

function endWrites({ id, definition_id }: BulkOperationRow, outbox: Id): Write[] {
  const expect = { operation_id: id };
  const set = { operation_id: null };
  return [
    { op: 'update', table: 'definition', key: { id: definition_id }, set, expect },
    { op: 'delete', table: 'outbox', key: { id: outbox } },
  ];
}

function refusedWrite({ id }: BulkOperationRow, { instance, outcome }: Done): Write[] {
  if (outcome.ok) return [];
  const { code, detail, errors = [] } = outcome;
  const row = {
    operation_id: id,
    instance_id: instance,
    result: code,
    detail: JSON.stringify({ detail, errors }),
  };
  return [{ op: 'upsert', table: 'bulk_result', row }];
}
