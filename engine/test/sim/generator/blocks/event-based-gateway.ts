import { enter } from '../../oracle/place.ts';
import type { Block } from '../block.ts';
import { at as triggersAt } from '../triggers/index.ts';

/** Whichever event comes first decides the way. */
export const eventBasedGateway: Block = {
  name: 'event-based-gateway',
  holds: [2, 3],
  settings: [4, 4, 4],
  make({ inner, with: kinds }, pen) {
    const [fork, join] = [pen.id('fork'), pen.id('join')];
    const triggers = triggersAt('catch');
    const ways = inner.map((tree, i) => {
      const trigger = triggers[(kinds[i] ?? 0) % triggers.length] as (typeof triggers)[number];
      const [event, name] = [pen.id('catch'), pen.variable(false)];
      const drawn = trigger.draw(pen, name);
      return { event, drawn, listen: trigger.listen?.(name), piece: pen.place(tree) };
    });
    return {
      xml: [
        `<eventBasedGateway id="${fork}"/><exclusiveGateway id="${join}"/>`,
        ...ways.flatMap(({ event, drawn, piece }) => [
          `<intermediateCatchEvent id="${event}">${drawn}</intermediateCatchEvent>`,
          pen.plainFlow(fork, event),
          pen.flow(event, piece.first),
          ...piece.xml,
          pen.flow(piece.last, join),
        ]),
      ],
      first: fork,
      last: join,
      means: (at, then) => {
        const here = at.open();
        for (const { event, listen, piece } of ways) {
          if (!here.alive) return;
          listen?.(here, event, false, () => {
            here.stop();
            at.world.mark(event);
            enter(piece.means, at, then);
          });
        }
      },
    };
  },
};
