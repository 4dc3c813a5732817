import { type EffectHandler, outboxWrite } from './effect.ts';

/** A call activity starts another process once the step is committed. */
export const callProcess: EffectHandler<'call-process'> = (effect, sink) => {
  const { call, part, process, variables } = effect;
  const data = { parent: sink.instance, call, part, process, variables, record: sink.record };
  sink.writes.push(outboxWrite(sink, 'call-process', data));
};
