import { type EffectHandler, outboxWrite } from './effect.ts';

/** A called process has ended; its caller hears of it once the step is committed. */
export const returnCall: EffectHandler<'return-call'> = (effect, sink) => {
  const { parent, call, part, ok, error, message, variables } = effect;
  const data = { parent, call, part, ok, error, message, variables };
  sink.writes.push(outboxWrite(sink, 'return-call', data));
};
