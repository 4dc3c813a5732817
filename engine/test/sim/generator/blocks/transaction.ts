import { ask, cancelTo, pass, scoped } from '../../oracle/meanings.ts';
import { enter, type Place } from '../../oracle/place.ts';
import type { Block } from '../block.ts';
import { question } from './question.ts';

/** Somebody says at its end whether it completes or is cancelled, and undone. */
export const transaction: Block = {
  name: 'transaction',
  holds: [1, 1],
  settings: [3],
  make({ inner: [tree], with: [way = 0] }, pen) {
    const piece = pen.place(tree as NonNullable<typeof tree>);
    const asked = question(pen, 2, way);
    const [id, split, done, cancel] = ['in', 'split', 'done', 'cancel'].map((one) =>
      pen.id(one),
    ) as [string, string, string, string];
    const [event, merge, out, fork] = [pen.id('at'), pen.id('merge'), pen.id('f'), pen.id('fork')];
    const content = pen.content({ ...piece, first: fork }, [
      ...asked.xml,
      `<parallelGateway id="${fork}"/><endEvent id="${done}"/>`,
      `<exclusiveGateway id="${split}" default="${out}"/>`,
      `<endEvent id="${cancel}"><cancelEventDefinition/></endEvent>`,
      pen.flow(fork, piece.first),
      pen.flow(fork, asked.task),
      pen.flow(asked.last, split),
      pen.flow(split, cancel, `${asked.variable} = 1`),
      pen.flow(split, done, '', out),
    ]);
    const { task: element, answers } = asked;
    return {
      xml: [
        `<transaction id="${id}">${content}</transaction>`,
        `<boundaryEvent id="${event}" attachedToRef="${id}"><cancelEventDefinition/></boundaryEvent>`,
        `<exclusiveGateway id="${merge}"/>`,
        pen.flow(id, merge),
        pen.flow(event, merge),
      ],
      first: id,
      last: merge,
      means: (at, then) => {
        let inside: Place | null = null;
        const cancelled = (): void => {
          inside?.stop();
          enter(pass(event), at, then);
        };
        const main = scoped(id, (here, out) => {
          inside = here.scope;
          here.scope.spawn((own, end) =>
            ask(own, { kind: 'task', element, answers, fails: true }, (answer) =>
              answer === 1 ? cancelTo(() => here.scope, cancelled)(own, end) : end(),
            ),
          );
          enter(piece.means, here, out);
        });
        enter(main, at, then);
      },
    };
  },
};
