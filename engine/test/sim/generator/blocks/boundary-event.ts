import { bounded } from '../../oracle/meanings.ts';
import type { Block, Trigger } from '../block.ts';
import { at } from '../triggers/index.ts';

/** An activity with an event at its boundary, and what follows from that. */
export const boundaryEvent: Block = {
  name: 'boundary-event',
  holds: [2, 2],
  settings: [6, 2],
  make({ inner: [host, after], with: [kind = 0, stays = 0] }, pen) {
    const triggers = at('boundary');
    const trigger = triggers[kind % triggers.length] as Trigger;
    const piece = pen.asActivity(pen.place(host as NonNullable<typeof host>));
    const [event, name, merge] = [pen.id('at'), pen.variable(false), pen.id('merge')];
    const interrupts = trigger.interrupts === true || stays === 0;
    // What comes again while the first is under way must not meet it at a join.
    const alone = pen.place(after as NonNullable<typeof after>);
    const next = interrupts ? alone : pen.asActivity(alone);
    const end = pen.id('end');
    const where = `attachedToRef="${piece.first}" cancelActivity="${interrupts}"`;
    const listen = trigger.listen?.(name);
    return {
      xml: [
        ...piece.xml,
        `<boundaryEvent id="${event}" ${where}>${trigger.draw(pen, name)}</boundaryEvent>`,
        ...next.xml,
        `<exclusiveGateway id="${merge}"/>`,
        pen.flow(piece.last, merge),
        pen.flow(event, next.first),
        interrupts
          ? pen.flow(next.last, merge)
          : `<endEvent id="${end}"/>${pen.flow(next.last, end)}`,
      ],
      first: piece.first,
      last: merge,
      means: bounded(
        piece.means,
        listen ? [{ listen, element: event, interrupts, leads: next.means }] : [],
      ),
    };
  },
};
