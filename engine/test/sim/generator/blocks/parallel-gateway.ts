import { together } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';

export const parallelGateway: Block = {
  name: 'parallel-gateway',
  holds: [2, 3],
  settings: [],
  make({ inner }, pen) {
    const [fork, join] = [pen.id('fork'), pen.id('join')];
    const all = inner.map((tree) => pen.place(tree));
    const flows = all.flatMap(({ first, last }) => [pen.flow(fork, first), pen.flow(last, join)]);
    const gates = [fork, join].map((id) => `<parallelGateway id="${id}"/>`);
    return {
      xml: [...gates, ...all.flatMap(({ xml }) => xml), ...flows],
      first: fork,
      last: join,
      means: together(all.map(({ means }) => means)),
    };
  },
};
