import { scoped } from '../../oracle/meanings.ts';
import type { Block, Trigger } from '../block.ts';
import { at } from '../triggers/index.ts';

/** A sub-process with an event sub-process in it, which the start event opens. */
export const startEvent: Block = {
  name: 'start-event',
  holds: [2, 2],
  settings: [6, 2],
  make({ inner: [main, handler], with: [kind = 0, stays = 0] }, pen) {
    const triggers = at('start');
    const trigger = triggers[kind % triggers.length] as Trigger;
    const piece = pen.place(main as NonNullable<typeof main>);
    const next = pen.place(handler as NonNullable<typeof handler>);
    const [id, inside, event] = [pen.id('in'), pen.id('on'), pen.id('start')];
    const [end, name] = [pen.id('end'), pen.variable(false)];
    const interrupts = trigger.interrupts === true || stays === 0;
    const drawn = trigger.draw(pen, name);
    const own = pen.siblings([
      `<startEvent id="${event}" isInterrupting="${interrupts}">${drawn}</startEvent>`,
      `<endEvent id="${end}"/>`,
      pen.flow(event, next.first),
      pen.flow(next.last, end),
      ...next.xml,
    ]);
    const content = pen.content(piece, [
      `<subProcess id="${inside}" triggeredByEvent="true">${own}</subProcess>`,
    ]);
    const activity = (more: string): string =>
      `<subProcess id="${id}">${more}${content}</subProcess>`;
    const listen = trigger.listen?.(name);
    const reactions = listen ? [{ listen, element: event, interrupts, leads: next.means }] : [];
    const means = scoped(id, piece.means, reactions);
    return { xml: [activity('')], first: id, last: id, means, activity };
  },
};
