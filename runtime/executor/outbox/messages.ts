import type { Id, Variables } from '@liandong/engine';
import type { RowRead } from '../../commit/command.ts';
import {
  oldestMessage,
  storedKeys,
  subscriptionById,
  subscriptions,
} from '../../store/queries/executor.ts';
import type { MessageRow, OutboxRow, SubscriptionRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';
import { type EventServices, platform, runEvent } from '../../usecases/instances/run-event.ts';
import { startInstance } from '../../usecases/instances/start-instance.ts';
import { handledOf } from '../handled.ts';
import type { Handled, OutboxHandler } from '../handler.ts';

const sent = ({ id }: OutboxRow): Write => ({ op: 'delete', table: 'outbox', key: { id } });
const still = ({ id }: OutboxRow) => ({ table: 'outbox', key: { id } }) as const;

/**
 * A stored message and a subscription have met. The oldest message goes to the subscription that
 * was opened first or, where nobody waits for it, starts an instance; the meeting point is touched
 * again, so that what is left meets anew.
 */
export function deliverMessage(services: EventServices & Timed): OutboxHandler {
  return async (row) => {
    const { name, key } = JSON.parse(row.data) as { name: string; key: string };
    const { read } = services.store;
    const message = await oldestMessage(read, name, key, services.now());
    const wanted = { type: 'message', name, correlation_key: key };
    const [waiting] = await subscriptions(read, wanted, 0, 1);
    const starts = { type: 'message-start', name, correlation_key: '' };
    const subscription = waiting ?? (await subscriptions(read, starts, 0, 1))[0];
    if (message === null || subscription === undefined) return 'drop';
    return deliver(services, row, subscription, message);
  };
}

async function deliver(
  services: EventServices,
  row: OutboxRow,
  subscription: SubscriptionRow,
  message: MessageRow,
): Promise<Handled> {
  const taken: Write = { op: 'delete', table: 'message', key: { id: message.id } };
  const correlations = [{ name: message.name, key: message.correlation_key }];
  const variables = JSON.parse(message.payload) as Variables;
  if (subscription.instance_id === null) {
    return start(services, subscription, {
      variables,
      rows: [still(row), { table: 'message', key: { id: message.id } }],
      along: [sent(row), taken],
      alongGone: [sent(row)],
      correlations,
    });
  }
  const { id } = subscription;
  const outcome = await runEvent(services, {
    instance: subscription.instance_id,
    name: 'message.delivered',
    rows: [
      still(row),
      { table: 'subscription', key: { id } },
      { table: 'message', key: { id: message.id } },
    ],
    event(context) {
      const open = context.row('subscription', { id });
      if (open === null || context.row('message', { id: message.id }) === null) return null;
      return { kind: 'deliver', subscription: id, part: open.part, variables };
    },
    along: [sent(row), taken],
    alongGone: [sent(row)],
    correlations,
  });
  return handledOf(outcome);
}

interface StartCause {
  readonly variables: Variables;
  readonly rows: readonly RowRead[];
  readonly along: readonly Write[];
  readonly alongGone: readonly Write[];
  readonly correlations?: readonly { readonly name: string; readonly key: string }[];
}

interface Timed {
  now(): number;
}

/**
 * Processes that a message starts were published: every key under which such messages are stored
 * already is looked at, page by page.
 */
export function matchMessages(services: EventServices): OutboxHandler {
  return async (row) => {
    const { name, after } = JSON.parse(row.data) as { name: string; after: string | null };
    const keys = await storedKeys(services.store.read, name, after, pageSize);
    const outcome = await services.commit.run({
      name: 'messages.matched',
      actor: platform,
      reads: { rows: [still(row)] },
      decide(context) {
        const object = { type: 'message', id: name };
        const audit = { action: 'messages.matched', object, data: { keys: keys.length } };
        if (context.row('outbox', { id: row.id })?.data !== row.data) {
          return { ok: true, answer: null, writes: [], audit };
        }
        const isLast = keys.length < pageSize;
        const data = JSON.stringify({ name, after: keys.at(-1) ?? after });
        const set = { data, visible_at: context.now, attempts: 0 };
        const next: Write = { op: 'update', table: 'outbox', key: { id: row.id }, set };
        const correlations = keys.map((key) => ({ name, key }));
        return { ok: true, answer: null, writes: [isLast ? sent(row) : next], audit, correlations };
      },
    });
    return handledOf(outcome);
  };
}

/** A message or signal start event: an instance without a case. */
async function start(
  services: EventServices,
  { id, definition_id: definition, element, part: use }: SubscriptionRow,
  { variables, rows, ...cause }: StartCause,
): Promise<Handled> {
  const located = definition === null ? null : await services.packs.definition(definition);
  if (located === null) return 'drop';
  const { process } = located.process;
  const outcome = await startInstance(services, {
    located,
    event: { kind: 'start', process, element, use, variables, parent: null },
    record: null,
    rows: [...rows, { table: 'subscription', key: { id } }],
    ...cause,
  });
  return handledOf(outcome);
}

interface SignalData {
  readonly name: string;
  readonly variables: Variables;
  /** Subscriptions up to here have it already. */
  readonly after: Id;
}

const pageSize = 100;

/** Sends a signal to the next page of those that listen; the row stays until the last page. */
export function broadcastSignal(services: EventServices): OutboxHandler {
  return async (row) => {
    const data = JSON.parse(row.data) as SignalData;
    const wanted = { type: 'signal', name: data.name, correlation_key: '' };
    const page = await subscriptions(services.store.read, wanted, data.after, pageSize);
    const last = page.at(-1);
    const { id } = row;
    const outcome = await services.commit.run({
      name: 'signal.broadcast',
      actor: platform,
      reads: { rows: [still(row)] },
      decide(context) {
        const object = { type: 'signal', id: data.name };
        const audit = { action: 'signal.broadcast', object, data: { receivers: page.length } };
        const current = context.row('outbox', { id });
        if (current === null || current.data !== row.data) {
          return { ok: true, answer: null, writes: [], audit };
        }
        const writes = page.map(
          ({ id: subscription }): Write => ({
            op: 'insert',
            table: 'outbox',
            row: {
              id: context.nextId(),
              kind: 'deliver-signal',
              data: JSON.stringify({ subscription, variables: data.variables }),
              visible_at: context.now,
              attempts: 0,
            },
          }),
        );
        const next = JSON.stringify({ ...data, after: last?.id ?? data.after });
        writes.push(
          page.length < pageSize
            ? sent(row)
            : {
                op: 'update',
                table: 'outbox',
                key: { id },
                set: { data: next, visible_at: context.now, attempts: 0 },
              },
        );
        return { ok: true, answer: null, writes, audit };
      },
    });
    return handledOf(outcome);
  };
}

/** One receiver of a signal. */
export function deliverSignal(services: EventServices): OutboxHandler {
  return async (row) => {
    const data = JSON.parse(row.data) as { subscription: Id; variables: Variables };
    const { subscription: id, variables } = data;
    const subscription = await subscriptionById(services.store.read, id);
    if (subscription === null) return 'drop';
    if (subscription.instance_id === null) {
      const gone = [sent(row)];
      return start(services, subscription, {
        variables,
        rows: [still(row)],
        along: gone,
        alongGone: gone,
      });
    }
    const outcome = await runEvent(services, {
      instance: subscription.instance_id,
      name: 'signal.delivered',
      rows: [still(row), { table: 'subscription', key: { id } }],
      event(context) {
        const open = context.row('subscription', { id });
        if (open === null || context.row('outbox', { id: row.id }) === null) return null;
        return { kind: 'deliver', subscription: id, part: open.part, variables };
      },
      along: [sent(row)],
    });
    return handledOf(outcome);
  };
}
