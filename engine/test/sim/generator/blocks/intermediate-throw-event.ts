import { pass, sequence, work } from '../../oracle/meanings.ts';
import type { Block, Trigger } from '../block.ts';
import { at } from '../triggers/index.ts';

/** A person decides when something is thrown. */
export const intermediateThrowEvent: Block = {
  name: 'intermediate-throw-event',
  holds: [0, 0],
  settings: [5],
  make({ with: [kind = 0] }, pen) {
    const triggers = at('throw');
    const trigger = triggers[kind % triggers.length] as Trigger;
    const [before, id, name] = [pen.id('t'), pen.id('throw'), pen.id('name')];
    const drawn = trigger.draw(pen, name);
    return {
      xml: [
        `<userTask id="${before}"/>`,
        `<intermediateThrowEvent id="${id}">${drawn}</intermediateThrowEvent>`,
        pen.flow(before, id),
      ],
      first: before,
      last: id,
      means: sequence(work('task', before), trigger.throw?.(name) ?? pass(id), pass(id)),
    };
  },
};
