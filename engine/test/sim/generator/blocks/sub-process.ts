import { scoped } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';

export const subProcess: Block = {
  name: 'sub-process',
  holds: [1, 1],
  settings: [],
  make({ inner: [tree] }, pen) {
    const id = pen.id('in');
    const piece = pen.place(tree as NonNullable<typeof tree>);
    const content = pen.content(piece);
    const activity = (more: string): string =>
      `<subProcess id="${id}">${more}${content}</subProcess>`;
    return { xml: [activity('')], first: id, last: id, means: scoped(id, piece.means), activity };
  },
};
