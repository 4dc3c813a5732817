import type { EngineEvent, Id } from '@liandong/engine';
import type { Outcome, RowRead } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import { instanceById } from '../../store/queries/executor.ts';
import { type Asking, refuse } from '../asking.ts';
import { type EventOrder, runEvent } from './run-event.ts';

/** What an administrator does to a running instance. */
export interface InstanceOperation {
  readonly instance: Id;
  /** Name of the command and of its audit line, for example `instance.modified`. */
  readonly name: string;
  readonly event: EngineEvent;
  readonly rows?: readonly RowRead[];
  readonly after?: NonNullable<EventOrder['after']>;
  readonly target?: Located;
  readonly line?: NonNullable<EventOrder['line']>;
  /** For the audit line; never values of variables, which may be personal. */
  readonly data?: { readonly [name: string]: unknown };
}

/** Runs the operation; what the instance does not take now is refused and changes nothing. */
export async function operateInstance(
  { services, principal, idempotency }: Asking,
  operation: InstanceOperation,
): Promise<Outcome<null>> {
  const { instance, event, rows = [], ...rest } = operation;
  const found = await instanceById(services.store.read, instance);
  if (found === null) return refuse('not-found', `There is no instance ${instance}`);
  const outcome = await runEvent(services, {
    ...rest,
    instance,
    rows,
    actor: principal.actor,
    ...(idempotency ? { idempotency } : {}),
    event: () => event,
    along: [],
    strict: true,
  });
  return outcome.ok ? { ...outcome, answer: null } : outcome;
}
