import { many } from '../../oracle/meanings.ts';
import type { Block, Tree } from '../block.ts';
import { condition } from '../pen.ts';

/** Which of those that end at once ends first, nobody says: each waits for a person first. */
const unhurried = (tree: Tree): Tree => ({
  kind: 'sequence',
  with: [],
  inner: [{ kind: 'user-task', with: [], inner: [] }, tree],
});

/** Several instances of an activity, one after the other or at once, until there was enough. */
export const multiInstance: Block = {
  name: 'multi-instance',
  holds: [1, 1],
  settings: [4, 2, 4, 2],
  make({ inner: [tree], with: [count = 0, inTurn = 0, last = 0, over = 0] }, pen) {
    const own = tree as NonNullable<typeof tree>;
    const alone = pen.place(last > 0 && inTurn === 0 ? unhurried(own) : own);
    const piece = pen.asActivity(alone);
    const list = Array.from({ length: count }, (_, i) => i);
    const size = over ? '' : condition('loopCardinality', `${count}`);
    const collection = over ? `ld:collection="[${list}]" ld:item="item"` : '';
    const enough = last === 0 ? '' : condition('completionCondition', `loopCounter = ${last}`);
    const settings = `isSequential="${inTurn === 1}" ${collection}`;
    const xml = `<multiInstanceLoopCharacteristics ${settings}>${size}${enough}`;
    return {
      ...piece,
      activity: undefined,
      xml: [piece.activity(`${xml}</multiInstanceLoopCharacteristics>`)],
      means: many(
        { element: piece.first, count, sequential: inTurn === 1, enough: last - 1 },
        piece.means,
      ),
    };
  },
};
