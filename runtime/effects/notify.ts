import type { EffectHandler } from './effect.ts';

/** A notice of the pack: the caller knows who receives it and in what words. */
export const notify: EffectHandler<'notify'> = (effect, sink) => {
  sink.notices.push({ notice: effect.notice, data: effect.data });
};
