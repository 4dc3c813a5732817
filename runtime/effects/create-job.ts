import type { EffectHandler } from './effect.ts';

/** Work for a machine: a worker of its type fetches it. */
export const createJob: EffectHandler<'create-job'> = (effect, sink) => {
  sink.writes.push({
    op: 'insert',
    table: 'job',
    row: {
      id: effect.job,
      instance_id: sink.instance,
      part: effect.part,
      element: effect.element,
      type: effect.type,
      input: JSON.stringify(effect.input),
      retries: effect.retries,
      visible_at: sink.now,
      fence: 0,
      error: null,
    },
  });
};
