import type { EventServices } from '../usecases/instances/run-event.ts';
import type { Handlers, TimerHandler } from './handler.ts';
import { callProcess, cancelCall, escalateCall, returnCall } from './outbox/calls.ts';
import {
  broadcastSignal,
  deliverMessage,
  deliverSignal,
  matchMessages,
} from './outbox/messages.ts';
import { operateInstances } from './outbox/operate-instances.ts';
import { engineTimer } from './timers/engine-timer.ts';
import { startTimer } from './timers/start-timer.ts';

/** Every handler of the platform; `timers` are those of services, such as limits, by kind. */
export function handlersOf(
  services: EventServices & { now(): number },
  timers: { readonly [kind: string]: TimerHandler } = {},
): Handlers {
  return {
    timers: { engine: engineTimer(services), start: startTimer(services), ...timers },
    outbox: {
      'call-process': callProcess(services),
      'return-call': returnCall(services),
      'escalate-call': escalateCall(services),
      'cancel-call': cancelCall(services),
      'deliver-message': deliverMessage(services),
      'match-messages': matchMessages(services),
      'broadcast-signal': broadcastSignal(services),
      'deliver-signal': deliverSignal(services),
      'operate-instances': operateInstances(services),
    },
  };
}
