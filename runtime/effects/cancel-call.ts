import { type EffectHandler, outboxWrite } from './effect.ts';

/** The called process is cancelled once the step is committed. */
export const cancelCall: EffectHandler<'cancel-call'> = (effect, sink) => {
  const data = { parent: sink.instance, call: effect.call };
  sink.writes.push(outboxWrite(sink, 'cancel-call', data));
};
