import { type EventServices, runEvent } from '../../usecases/instances/run-event.ts';
import { handledOf } from '../handled.ts';
import type { TimerHandler } from '../handler.ts';

/** A timer of a process is due. It rings once: its row goes in the transaction of its step. */
export function engineTimer(services: EventServices): TimerHandler {
  return async ({ id, instance_id: instance }) => {
    if (instance === null) return 'drop';
    const outcome = await runEvent(services, {
      instance,
      name: 'timer.triggered',
      rows: [{ table: 'timer', key: { id } }],
      event(context) {
        const timer = context.row('timer', { id });
        return timer === null ? null : { kind: 'timer-due', timer: id, part: timer.part };
      },
      along: [{ op: 'delete', table: 'timer', key: { id } }],
    });
    return handledOf(outcome);
  };
}
