import { inPart } from '../../apply/applier.ts';
import { signalBroadcast } from '../../apply/signal-broadcast.ts';
import type { XmlNode } from '../../model/xml.ts';
import { effect, emit } from '../../verbs/emit.ts';
import { isLive } from '../../verbs/fire.ts';
import { type SignalUse, signalHere } from '../../verbs/signal-here.ts';
import { localOf } from '../../verbs/visible.ts';
import { openSignal } from '../../verbs/wait-for.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.5: heard by everyone who waits for its name, in all instances. The one that
 *  throws it does not hear it before its step is over, since the runtime delivers it. */
export const signalTrigger = trigger<SignalUse>({
  type: 'bpmn:SignalEventDefinition',
  name: 'signal',
  read(definition, at, event) {
    const signal = definition.get('signalRef') as XmlNode | undefined;
    const name = signal && (at.text(signal, 'name') ?? at.text(signal, 'id'));
    if (!name) at.problem('event/signal-missing', event, '');
    return { name: name ?? at.text(event, 'id') ?? '', named: Boolean(name) };
  },
  arm: (run, owner, node, { name }) => openSignal(run, owner, node, name),
  fire(run, me, signal) {
    const { name } = signal;
    emit(run, signalBroadcast, me.node.id, me.id, { ...inPart(me.part), name });
    effect(run, { kind: 'broadcast-signal', name, variables: localOf(run, me) });
    if (run.env.play) signalHere(run, me, signal);
    return isLive(run, me);
  },
  label: ({ name }) => name,
});
