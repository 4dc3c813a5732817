import { inPart, partOf } from '../apply/applier.ts';
import { escalationThrown } from '../apply/escalation-thrown.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { effect, emit } from './emit.ts';
import { propagate } from './propagate.ts';

/** Throws an escalation outwards; what nobody here catches goes on to the calling process. */
export function throwEscalation(
  run: Run,
  me: Activation,
  code: string | null,
  variables: Variables,
): void {
  emit(run, escalationThrown, me.node.id, me.id, {
    ...inPart(me.part),
    ...(code !== null && { code }),
  });
  const payload = { variables, mappedOnly: { code }, outcome: null, failure: null };
  if (propagate(run, me, { name: 'escalation', code, payload })) return;
  const { parent } = partOf(run.draft, 0);
  if (!parent) return;
  const { instance, call, part } = parent;
  effect(run, { kind: 'escalate-call', parent: instance, call, part, code, variables });
}
