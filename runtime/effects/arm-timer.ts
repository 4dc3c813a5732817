import type { EffectHandler } from './effect.ts';

/** A timer is a row that becomes visible when it is due. */
export const armTimer: EffectHandler<'arm-timer'> = (effect, sink) => {
  sink.writes.push({
    op: 'insert',
    table: 'timer',
    row: {
      id: effect.timer,
      instance_id: sink.instance,
      part: effect.part,
      kind: 'engine',
      element: effect.element,
      visible_at: effect.dueAt,
      attempts: 0,
      data: null,
    },
  });
};
