import { inPart, partOf } from '../apply/applier.ts';
import { errorThrown } from '../apply/error-thrown.ts';
import { processFailed } from '../apply/process-failed.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { endProcess } from './end-process.ts';
import { propagate } from './propagate.ts';
import { emptyScope } from './terminate.ts';

export interface ThrownError {
  readonly code: string;
  readonly message: string;
}

/** Throws an error outwards; answers whether anyone caught it. */
export function throwError(run: Run, me: Activation, error: ThrownError): boolean {
  const { code, message } = error;
  emit(run, errorThrown, me.node.id, me.id, {
    ...inPart(me.part),
    error: code,
    ...(message && { message }),
  });
  const mappedOnly = { code, message };
  const payload: Payload = { variables: {}, mappedOnly, outcome: null, failure: null };
  return propagate(run, me, { name: 'error', code, payload });
}

/** An error that nobody catches ends the instance; a calling process hears of it. */
export function failProcess(run: Run, error: ThrownError): void {
  const { code, message } = error;
  emptyScope(run, 0);
  const { parent } = partOf(run.draft, 0);
  emit(run, processFailed, run.draft.process, run.draft.id, {
    error: code,
    ...(message && { message }),
  });
  endProcess(run, parent, { ok: false, error: code, message });
}
