import { ask } from '../../oracle/meanings.ts';
import { enter } from '../../oracle/place.ts';
import type { Block } from '../block.ts';
import { question } from './question.ts';

/** A way back over flows: after each round a person says whether there is another. */
export const loop: Block = {
  name: 'loop',
  holds: [1, 1],
  settings: [3],
  make({ inner: [tree], with: [way = 0] }, pen) {
    const [merge, split, out] = [pen.id('merge'), pen.id('split'), pen.id('f')];
    const body = pen.place(tree as NonNullable<typeof tree>);
    const asked = question(pen, 2, way);
    const after = pen.id('t');
    return {
      xml: [
        `<exclusiveGateway id="${merge}"/><exclusiveGateway id="${split}" default="${out}"/>`,
        ...asked.xml,
        ...body.xml,
        `<task id="${after}"/>`,
        pen.flow(merge, body.first),
        pen.flow(body.last, asked.task),
        pen.flow(asked.last, split),
        pen.flow(split, merge, `${asked.variable} = 1`),
        pen.flow(split, after, '', out),
      ],
      first: merge,
      last: after,
      means: (at, then) => {
        const { task: element, answers } = asked;
        const round = (): void =>
          enter(body.means, at, () =>
            ask(at, { kind: 'task', element, answers, fails: true }, (answer) =>
              answer === 1 ? round() : then(),
            ),
          );
        round();
      },
    };
  },
};
