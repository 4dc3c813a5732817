import { bounded } from '../../oracle/meanings.ts';
import type { Block, Trigger } from '../block.ts';
import { at } from '../triggers/index.ts';

/** Waits for an event, or for either (1) or both (2) of two. */
export const intermediateCatchEvent: Block = {
  name: 'intermediate-catch-event',
  holds: [0, 0],
  settings: [4, 3, 4],
  make({ with: [kind = 0, several = 0, other = 0] }, pen) {
    const id = pen.id('catch');
    const triggers = at('catch');
    const uses = [kind, other].slice(0, several === 0 ? 1 : 2).map((one) => {
      const name = pen.variable(false);
      const trigger = triggers[one % triggers.length] as Trigger;
      return { drawn: trigger.draw(pen, name), listen: trigger.listen?.(name) };
    });
    const needed = several === 2 ? 2 : 1;
    const drawn = uses.map((use) => use.drawn).join('');
    const attributes = `id="${id}" parallelMultiple="${several === 2}"`;
    return {
      xml: [`<intermediateCatchEvent ${attributes}>${drawn}</intermediateCatchEvent>`],
      first: id,
      last: id,
      means: bounded((at, then) => {
        let heard = 0;
        for (const { listen } of uses) {
          if (!at.alive) return;
          listen?.(at, id, false, () => {
            heard += 1;
            if (heard < needed) return;
            at.world.mark(id);
            then();
          });
        }
      }, []),
    };
  },
};
