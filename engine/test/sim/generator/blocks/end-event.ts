import { bounded, pass, scoped, sequence, work } from '../../oracle/meanings.ts';
import { enter } from '../../oracle/place.ts';
import type { Block, Trigger } from '../block.ts';
import { at } from '../triggers/index.ts';

/**
 * A sub-process in which a branch ends with what the end event throws, beside another branch. An
 * error is caught at its boundary unless the second setting is 1.
 */
export const endEvent: Block = {
  name: 'end-event',
  holds: [1, 1],
  settings: [7, 6],
  make({ inner: [tree], with: [kind = 0, open = 0] }, pen) {
    const triggers = at('end');
    const trigger = triggers[kind % triggers.length] as Trigger;
    const ids = ['in', 'fork', 't', 'end', 'name', 'at', 'merge'].map((stem) => pen.id(stem));
    const [id, fork, before, end, name, event, merge] = ids as [string, ...string[]];
    const piece = pen.place(tree as NonNullable<typeof tree>);
    const drawn = trigger.draw(pen, name as string);
    const content = pen.content({ ...piece, first: fork as string, means: piece.means }, [
      `<parallelGateway id="${fork}"/><userTask id="${before}"/>`,
      `<endEvent id="${end}">${drawn}</endEvent>`,
      pen.flow(fork as string, before as string),
      pen.flow(fork as string, piece.first),
      pen.flow(before as string, end as string),
    ]);
    const thrown = sequence(work('task', before as string), (here, then) => {
      if (trigger.name === 'terminate') here.world.mark(end as string);
      enter(sequence(trigger.throw?.(name as string) ?? pass(''), pass(end as string)), here, then);
    });
    const inside = scoped(id, (here, then) => {
      here.scope.spawn(thrown);
      enter(piece.means, here, then);
    });
    const xml = [`<subProcess id="${id}">${content}</subProcess>`];
    if (trigger.name !== 'error' || open === 1) return { xml, first: id, last: id, means: inside };
    return {
      xml: [
        ...xml,
        `<exclusiveGateway id="${merge}"/>`,
        `<boundaryEvent id="${event}" attachedToRef="${id}"><errorEventDefinition/></boundaryEvent>`,
        pen.flow(id, merge as string),
        pen.flow(event as string, merge as string),
      ],
      first: id,
      last: merge as string,
      means: bounded(inside, [
        {
          element: event as string,
          interrupts: true,
          leads: (_here, then) => then(),
          listen: (here, _element, _stays, heard) =>
            here.catchers.push({ name: 'error', code: null, heard }),
        },
      ]),
    };
  },
};
