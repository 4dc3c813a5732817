import type { EffectHandler } from './effect.ts';

/** The timer is not waited for any more. */
export const disarmTimer: EffectHandler<'disarm-timer'> = (effect, sink) => {
  sink.writes.push({ op: 'delete', table: 'timer', key: { id: effect.timer } });
};
