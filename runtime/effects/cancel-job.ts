import type { EffectHandler } from './effect.ts';

/** The job is fenced: a late result finds no row and is refused. */
export const cancelJob: EffectHandler<'cancel-job'> = (effect, sink) => {
  sink.writes.push({ op: 'delete', table: 'job', key: { id: effect.job } });
};
