import { scoped, work } from '../../oracle/meanings.ts';
import { enter } from '../../oracle/place.ts';
import type { Block } from '../block.ts';
import { condition } from '../pen.ts';

/**
 * Goes on when so many of its branches are through; the rest runs on in the sub-process around it,
 * which is over when all is.
 */
export const complexGateway: Block = {
  name: 'complex-gateway',
  holds: [2, 3],
  settings: [3],
  make({ inner, with: [wanted = 0] }, pen) {
    const [id, fork, join, after] = [pen.id('in'), pen.id('fork'), pen.id('join'), pen.id('t')];
    const all = inner.map((tree) => pen.place(tree));
    const needed = Math.min(wanted + 1, all.length);
    const when = condition('activationCondition', `activationCount >= ${needed}`);
    const piece = {
      first: fork,
      last: after,
      xml: [
        `<parallelGateway id="${fork}"/><userTask id="${after}"/>`,
        `<complexGateway id="${join}">${when}</complexGateway>`,
        ...all.map(({ first }) => pen.flow(fork, first)),
        ...all.flatMap(({ xml, last }) => [...xml, pen.flow(last, join)]),
        pen.flow(join, after),
      ],
    };
    const content = pen.content({ ...piece, means: () => {} });
    const activity = (more: string): string =>
      `<subProcess id="${id}">${more}${content}</subProcess>`;
    const means = scoped(id, (at, then) => {
      let through = 0;
      for (const one of all) {
        const counted = (): void => {
          through += 1;
          if (through === needed) at.scope.spawn(work('task', after));
        };
        at.scope.spawn(one.means, counted);
      }
      enter((_here, out) => out(), at, then);
    });
    return { xml: [activity('')], first: id, last: id, means, activity };
  },
};
