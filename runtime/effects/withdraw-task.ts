import type { EffectHandler } from './effect.ts';

/** The process takes a task away; its revision grows: a claim under way meets a conflict. */
export const withdrawTask: EffectHandler<'withdraw-task'> = (effect, sink) => {
  sink.writes.push(
    {
      op: 'update',
      table: 'task',
      key: { id: effect.task },
      set: { state: 'withdrawn', ended_at: sink.now },
      add: { revision: 1 },
    },
    { op: 'delete', table: 'candidate', key: { task_id: effect.task } },
  );
  sink.withdrawn.push(effect.task);
};
