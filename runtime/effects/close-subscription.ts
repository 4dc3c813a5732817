import type { EffectHandler } from './effect.ts';

/** The message or signal is not waited for any more. */
export const closeSubscription: EffectHandler<'close-subscription'> = (effect, sink) => {
  sink.writes.push({ op: 'delete', table: 'subscription', key: { id: effect.subscription } });
};
