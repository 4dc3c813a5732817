import { type EffectHandler, outboxWrite } from './effect.ts';

/** A called process escalates; its caller hears of it once the step is committed. */
export const escalateCall: EffectHandler<'escalate-call'> = (effect, sink) => {
  const { parent, call, part, code, variables } = effect;
  sink.writes.push(outboxWrite(sink, 'escalate-call', { parent, call, part, code, variables }));
};
