import type { Id, ProcessSummary } from '@liandong/engine';
import type { Context } from '../commit/command.ts';
import type { SubscriptionRow } from '../store/rows/process.ts';
import type { Write } from '../store/write.ts';

/** What a published process waits for to begin instances. */
export interface OpenedStarts {
  readonly writes: readonly Write[];
  /** Meeting points at which messages that are being stored see the subscriptions. */
  readonly correlations: readonly { readonly name: string; readonly key: string }[];
}

/**
 * Rows that begin instances of a process: subscriptions of its message and signal starts, and
 * timers of its timer starts, each with a subscription of the same id that publishing finds again.
 * Messages that wait already are looked at once the step is committed.
 */
export function openStarts(
  context: Pick<Context, 'now' | 'nextId'>,
  definition: Id,
  { starts }: Pick<ProcessSummary, 'starts'>,
): OpenedStarts {
  const writes: Write[] = [];
  const correlations: { name: string; key: string }[] = [];
  const seen = new Set<string>();
  for (const start of starts) {
    if (start.type === 'none') continue;
    const name = start.type === 'timer' ? '' : start.name;
    const id = context.nextId();
    const type = start.type === 'message' ? 'message-start' : start.type;
    const row = rowOf({ id, definition, type, name, element: start.element, use: start.use ?? 0 });
    writes.push({ op: 'insert', table: 'subscription', row });
    if (start.type === 'timer') writes.push(timerOf(context, row));
    if (start.type !== 'message' || seen.has(name)) continue;
    seen.add(name);
    correlations.push({ name, key: '' });
    writes.push(lookForStored(context, name));
  }
  return { writes, correlations };
}

interface Start {
  readonly id: Id;
  readonly definition: Id;
  readonly type: string;
  readonly name: string;
  readonly element: string;
  readonly use: number;
}

/** The part of a start is the number of its event definition. */
const rowOf = ({ id, definition, type, name, element, use }: Start): SubscriptionRow => ({
  id,
  instance_id: null,
  part: use,
  element,
  type,
  name,
  correlation_key: '',
  definition_id: definition,
});

/** Its handler counts when it rings first, since calendars are not known here. */
function timerOf(
  { now }: Pick<Context, 'now'>,
  { id, part, element, definition_id: definition }: SubscriptionRow,
): Write {
  const data = JSON.stringify({ definition, published: now, alarm: null });
  const row = {
    id,
    instance_id: null,
    part,
    kind: 'start',
    element,
    visible_at: now,
    attempts: 0,
    data,
  };
  return { op: 'insert', table: 'timer', row };
}

function lookForStored(context: Pick<Context, 'now' | 'nextId'>, name: string): Write {
  const data = JSON.stringify({ name, after: null });
  const id = context.nextId();
  const row = { id, kind: 'match-messages', data, visible_at: context.now, attempts: 0 };
  return { op: 'insert', table: 'outbox', row };
}

/** Takes away what the version before waits for: from now on the new one begins. */
export function closeStarts(rows: readonly Pick<SubscriptionRow, 'id' | 'type'>[]): Write[] {
  return rows.flatMap(({ id, type }): Write[] => [
    { op: 'delete', table: 'subscription', key: { id } },
    ...(type === 'timer' ? [{ op: 'delete', table: 'timer', key: { id } } as const] : []),
  ]);
}
