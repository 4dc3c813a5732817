import type { Id, Variables } from '@liandong/engine';
import { instanceByCall, instanceById } from '../../store/queries/executor.ts';
import type { OutboxRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';
import { type EventServices, runEvent } from '../../usecases/instances/run-event.ts';
import { startInstance } from '../../usecases/instances/start-instance.ts';
import { handledOf } from '../handled.ts';
import type { OutboxHandler } from '../handler.ts';

interface CallData {
  readonly parent: Id;
  readonly call: Id;
  readonly part: number;
  readonly process: string;
  readonly variables: Variables;
  readonly record: Id | null;
}

interface ReturnData {
  readonly parent: Id;
  readonly call: Id;
  readonly part: number;
  readonly ok: boolean;
  readonly error: string | null;
  readonly message: string;
  readonly variables: Variables;
}

const sent = ({ id }: OutboxRow): Write => ({ op: 'delete', table: 'outbox', key: { id } });
const still = ({ id }: OutboxRow) => ({ table: 'outbox', key: { id } }) as const;

/** Starts the process that a call activity names, in the version of the pack that calls. */
export function callProcess(services: EventServices): OutboxHandler {
  return async (row) => {
    const { parent, call, part, process, variables, record } = JSON.parse(row.data) as CallData;
    const caller = await instanceById(services.store.read, parent);
    if (caller === null) return 'drop';
    const located = await services.packs.definition(caller.definition_id);
    const called = located?.pack.processes.get(process);
    if (located === null || called === undefined) {
      const message = `Expected a process ${process} in the pack`;
      const failed = { parent, call, part, ok: false, error: null, message, variables: {} };
      return returnTo(services, row, failed);
    }
    const outcome = await startInstance(services, {
      located: { pack: located.pack, process: called },
      event: {
        kind: 'start',
        process,
        element: null,
        variables,
        parent: { instance: parent, call, part },
      },
      record,
      rows: [still(row)],
      along: [sent(row)],
    });
    return handledOf(outcome);
  };
}

/** Tells the caller how the process it called has ended. */
export function returnCall(services: EventServices): OutboxHandler {
  return (row) => returnTo(services, row, JSON.parse(row.data) as ReturnData);
}

async function returnTo(services: EventServices, row: OutboxRow, data: ReturnData) {
  const { parent, call, part, ok, error, message, variables } = data;
  const outcome = await runEvent(services, {
    instance: parent,
    name: 'call.returned',
    rows: [still(row)],
    event(context) {
      if (context.row('outbox', { id: row.id }) === null) return null;
      const result = ok ? { ok, variables } : ({ ok: false, error, message } as const);
      return { kind: 'call-result', call, part, result };
    },
    along: [sent(row)],
  });
  return handledOf(outcome);
}

interface EscalationData {
  readonly parent: Id;
  readonly call: Id;
  readonly part: number;
  readonly code: string | null;
  readonly variables: Variables;
}

/** Tells the caller of an escalation that the process it called did not catch. */
export function escalateCall(services: EventServices): OutboxHandler {
  return async (row) => {
    const { parent, call, part, code, variables } = JSON.parse(row.data) as EscalationData;
    const outcome = await runEvent(services, {
      instance: parent,
      name: 'call.escalated',
      rows: [still(row)],
      event(context) {
        if (context.row('outbox', { id: row.id }) === null) return null;
        return { kind: 'escalate', at: { call }, part, code, variables };
      },
      along: [sent(row)],
    });
    return handledOf(outcome);
  };
}

/** Cancels the called process when the activity that called it has ended. */
export function cancelCall(services: EventServices): OutboxHandler {
  return async (row) => {
    const { call } = JSON.parse(row.data) as { call: Id };
    const child = await instanceByCall(services.store.read, call);
    if (child === null) return 'drop';
    const outcome = await runEvent(services, {
      instance: child.id,
      name: 'call.cancelled',
      rows: [still(row)],
      event: () => ({ kind: 'cancel', reason: 'The calling activity has ended' }),
      along: [sent(row)],
    });
    return handledOf(outcome);
  };
}
