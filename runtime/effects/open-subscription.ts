import type { EffectHandler } from './effect.ts';

/** An instance waits for a message or signal; a message may have been stored before. */
export const openSubscription: EffectHandler<'open-subscription'> = (effect, sink) => {
  const key = effect.key ?? '';
  sink.writes.push({
    op: 'insert',
    table: 'subscription',
    row: {
      id: effect.subscription,
      instance_id: sink.instance,
      part: effect.part,
      element: effect.element,
      type: effect.type,
      name: effect.name,
      correlation_key: key,
      definition_id: null,
    },
  });
  if (effect.type === 'message') sink.correlations.push({ name: effect.name, key });
};
