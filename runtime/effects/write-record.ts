import type { EffectHandler } from './effect.ts';

/** Fields of the case: the caller holds the locked record and merges them into it. */
export const writeRecord: EffectHandler<'write-record'> = (effect, sink) => {
  sink.recordFields = { ...sink.recordFields, ...effect.fields };
};
