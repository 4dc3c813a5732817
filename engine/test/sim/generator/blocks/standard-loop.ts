import { many } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';
import { condition } from '../pen.ts';

/** Rounds of an activity, one after the other, at most so many. */
export const standardLoop: Block = {
  name: 'standard-loop',
  holds: [1, 1],
  settings: [3, 2],
  make({ inner: [tree], with: [more = 0, before = 0] }, pen) {
    const piece = pen.asActivity(pen.place(tree as NonNullable<typeof tree>));
    const count = more + 1;
    const attributes = `testBefore="${before === 1}" loopMaximum="${count}"`;
    const always = condition('loopCondition', 'true');
    const tag = 'standardLoopCharacteristics';
    const xml = `<${tag} ${attributes}>${always}</${tag}>`;
    return {
      ...piece,
      activity: undefined,
      xml: [piece.activity(xml)],
      means: many({ element: piece.first, count, sequential: true, enough: -1 }, piece.means),
    };
  },
};
