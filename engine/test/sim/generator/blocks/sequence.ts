import { sequence as inTurn } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';

export const sequence: Block = {
  name: 'sequence',
  holds: [2, 4],
  settings: [],
  make({ inner }, pen) {
    const all = inner.map((tree) => pen.place(tree));
    const flows = all.slice(1).map(({ first }, i) => pen.flow(all[i]?.last ?? '', first));
    return {
      xml: [...all.flatMap(({ xml }) => xml), ...flows],
      first: all[0]?.first ?? '',
      last: all.at(-1)?.last ?? '',
      means: inTurn(...all.map(({ means }) => means)),
    };
  },
};
