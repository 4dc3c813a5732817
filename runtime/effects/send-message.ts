import type { EffectHandler } from './effect.ts';

const messageLifeMs = 7 * 24 * 3600 * 1000;

/** A message is stored and waits for its receiver, for a week at most. */
export const sendMessage: EffectHandler<'send-message'> = (effect, sink) => {
  const key = effect.key ?? '';
  sink.writes.push({
    op: 'insert',
    table: 'message',
    row: {
      id: sink.nextId(),
      name: effect.name,
      correlation_key: key,
      payload: JSON.stringify(effect.variables),
      expires_at: sink.now + messageLifeMs,
    },
  });
  sink.correlations.push({ name: effect.name, key });
  // Where processes that such a message starts are published at the same time.
  if (key !== '') sink.correlations.push({ name: effect.name, key: '' });
};
