import { type EffectHandler, outboxWrite } from './effect.ts';

/** A signal reaches all that listen, page by page, once the step is committed. */
export const broadcastSignal: EffectHandler<'broadcast-signal'> = (effect, sink) => {
  const data = { name: effect.name, variables: effect.variables, after: 0 };
  sink.writes.push(outboxWrite(sink, 'broadcast-signal', data));
};
