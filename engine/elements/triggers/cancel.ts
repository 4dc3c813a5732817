import { cancelTransaction } from '../../verbs/cancel-transaction.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.3 and 10.5.4: an end event within a transaction cancels it, a boundary event of
 *  the transaction takes over when all is compensated. Without one, where the specification is
 *  silent, the token ends with the transaction. One within a sub-process of the transaction cancels
 *  it too. Outside of a transaction, in a draft, it is a none end event. */
export const cancelTrigger = trigger<null>({
  type: 'bpmn:CancelEventDefinition',
  name: 'cancel',
  interrupts: true,
  ends: true,
  read: () => null,
  fire: (run, me) => !cancelTransaction(run, me),
  label: () => '',
});
