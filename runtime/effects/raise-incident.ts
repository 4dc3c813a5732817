import type { EffectHandler } from './effect.ts';

/** An operator must look at this; the rest of the instance goes on. */
export const raiseIncident: EffectHandler<'raise-incident'> = (effect, sink) => {
  sink.writes.push({
    op: 'insert',
    table: 'incident',
    row: {
      id: effect.incident,
      instance_id: sink.instance,
      part: effect.part,
      element: effect.element,
      code: effect.code,
      detail: effect.detail,
      raised_at: sink.now,
      cleared_at: null,
    },
  });
};
