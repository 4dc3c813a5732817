import type { Effect, EffectKind, Id } from '@liandong/engine';
import { armTimer } from './arm-timer.ts';
import { broadcastSignal } from './broadcast-signal.ts';
import { callProcess } from './call-process.ts';
import { cancelCall } from './cancel-call.ts';
import { cancelJob } from './cancel-job.ts';
import { clearIncident } from './clear-incident.ts';
import { closeSubscription } from './close-subscription.ts';
import { createJob } from './create-job.ts';
import { createTask } from './create-task.ts';
import { disarmTimer } from './disarm-timer.ts';
import type { EffectHandler, EffectSink } from './effect.ts';
import { escalateCall } from './escalate-call.ts';
import { notify } from './notify.ts';
import { openSubscription } from './open-subscription.ts';
import { raiseIncident } from './raise-incident.ts';
import { returnCall } from './return-call.ts';
import { sendMessage } from './send-message.ts';
import { withdrawTask } from './withdraw-task.ts';
import { writeRecord } from './write-record.ts';

/** The handler of every kind of effect. */
const handlers: { readonly [K in EffectKind]: EffectHandler<K> } = {
  'create-task': createTask,
  'withdraw-task': withdrawTask,
  'arm-timer': armTimer,
  'disarm-timer': disarmTimer,
  'open-subscription': openSubscription,
  'close-subscription': closeSubscription,
  'create-job': createJob,
  'cancel-job': cancelJob,
  'call-process': callProcess,
  'cancel-call': cancelCall,
  'return-call': returnCall,
  'escalate-call': escalateCall,
  'send-message': sendMessage,
  'broadcast-signal': broadcastSignal,
  'raise-incident': raiseIncident,
  'clear-incident': clearIncident,
  'write-record': writeRecord,
  notify: notify,
};

/** The id that an effect creates something under; null for others. */
function createdId(effect: Effect): Id | null {
  switch (effect.kind) {
    case 'create-task':
      return effect.task;
    case 'arm-timer':
      return effect.timer;
    case 'open-subscription':
      return effect.subscription;
    case 'create-job':
      return effect.job;
    case 'call-process':
      return effect.call;
    case 'raise-incident':
      return effect.incident;
    default:
      return null;
  }
}

/** The id that an effect ends; null for others. */
function endedId(effect: Effect): Id | null {
  switch (effect.kind) {
    case 'withdraw-task':
      return effect.task;
    case 'disarm-timer':
      return effect.timer;
    case 'close-subscription':
      return effect.subscription;
    case 'cancel-job':
      return effect.job;
    case 'cancel-call':
      return effect.call;
    case 'clear-incident':
      return effect.incident;
    default:
      return null;
  }
}

/** Without what was created and ended within one step: nobody ever sees it. */
function lasting(effects: readonly Effect[]): readonly Effect[] {
  const ended = new Set(effects.map(endedId));
  ended.delete(null);
  if (ended.size === 0) return effects;
  const both = new Set(effects.map(createdId).filter((id) => id !== null && ended.has(id)));
  if (both.size === 0) return effects;
  return effects.filter((effect) => !both.has(createdId(effect) ?? endedId(effect)));
}

function handle<K extends EffectKind>(
  effect: Extract<Effect, { kind: K }>,
  sink: EffectSink,
): void {
  const handler: EffectHandler<K> = handlers[effect.kind as K];
  handler(effect, sink);
}

/** Turns the effects of one step into rows of its transaction. */
export function applyEffects(effects: readonly Effect[], sink: EffectSink): void {
  for (const effect of lasting(effects)) handle(effect, sink);
}
