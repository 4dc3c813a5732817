import { choose, together } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';
import { question } from './question.ts';

/** Any of several ways, told by the bits of the answer; the default is a way of its own. */
export const inclusiveGateway: Block = {
  name: 'inclusive-gateway',
  holds: [2, 3],
  settings: [3],
  make({ inner, with: [way = 0] }, pen) {
    const [fork, join, other] = [pen.id('fork'), pen.id('join'), pen.id('f')];
    const asked = question(pen, 2 ** (inner.length - 1), way);
    const all = inner.map((tree) => pen.place(tree));
    const holds = (answer: number, i: number): boolean =>
      Math.floor(answer / 2 ** (i - 1)) % 2 === 1;
    const chosen = (answer: number) => {
      const found = all.filter((_, i) => i > 0 && holds(answer, i));
      return found.length > 0 ? found : all.slice(0, 1);
    };
    const conditionOf = (i: number): string => {
      const yes = asked.answers.flatMap((_, answer) => (holds(answer, i) ? [answer] : []));
      return yes.map((answer) => `${asked.variable} = ${answer}`).join(' or ');
    };
    return {
      xml: [
        ...asked.xml,
        `<inclusiveGateway id="${fork}" default="${other}"/><inclusiveGateway id="${join}"/>`,
        pen.flow(asked.last, fork),
        ...all.map(({ first }, i) =>
          i === 0 ? pen.flow(fork, first, '', other) : pen.flow(fork, first, conditionOf(i)),
        ),
        ...all.flatMap(({ xml, last }) => [...xml, pen.flow(last, join)]),
      ],
      first: asked.task,
      last: join,
      means: choose(
        { kind: 'task', element: asked.task, answers: asked.answers, fails: true },
        (answer) => together(chosen(answer).map(({ means }) => means)),
      ),
    };
  },
};
