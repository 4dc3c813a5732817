import type { EffectHandler } from './effect.ts';

/** The incident was resolved, or what it stood at has ended. */
export const clearIncident: EffectHandler<'clear-incident'> = (effect, sink) => {
  sink.writes.push({
    op: 'update',
    table: 'incident',
    key: { id: effect.incident },
    set: { cleared_at: sink.now },
  });
};
