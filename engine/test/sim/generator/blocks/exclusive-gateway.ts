import { choose } from '../../oracle/meanings.ts';
import type { Block, Piece } from '../block.ts';
import type { Pen } from '../pen.ts';
import { question } from './question.ts';

/** One of several ways; the first is the default. */
export const exclusiveGateway: Block = {
  name: 'exclusive-gateway',
  holds: [2, 3],
  settings: [3],
  make({ inner, with: [way = 0] }, pen) {
    const [fork, join, other] = [pen.id('fork'), pen.id('join'), pen.id('f')];
    const asked = question(pen, inner.length, way);
    const all = inner.map((tree) => pen.place(tree));
    const main = pen.id('main');
    return {
      xml: [
        ...asked.xml,
        `<exclusiveGateway id="${fork}" default="${other}"/><exclusiveGateway id="${join}"/>`,
        pen.flow(asked.last, fork),
        `<exclusiveGateway id="${main}"/>`,
        pen.flow(fork, main, '', other),
        pen.flow(main, all[0]?.first ?? ''),
        ...all.slice(1).map((piece, i) => lead(pen, fork, piece, asked.variable, i + 1, main)),
        ...all.flatMap(({ xml, last }) => [...xml, pen.flow(last, join)]),
      ],
      first: asked.task,
      last: join,
      means: choose(
        { kind: 'task', element: asked.task, answers: asked.answers, fails: true },
        (answer) => all[answer]?.means as Piece['means'],
      ),
    };
  },
};

/** `a and b` at one gateway, or `a` at it and `b` at a second. */
function lead(
  pen: Pen,
  fork: string,
  { first }: Piece,
  variable: string,
  answer: number,
  main: string,
): string {
  const [a, b] = [`${variable} > ${answer - 1}`, `${variable} < ${answer + 1}`];
  if (pen.variant !== 'split') return pen.flow(fork, first, `${a} and ${b}`);
  const [second, other] = [pen.id('second'), pen.id('f')];
  return [
    `<exclusiveGateway id="${second}" default="${other}"/>`,
    pen.flow(fork, second, b),
    pen.flow(second, first, a),
    pen.flow(second, main, '', other),
  ].join('');
}
