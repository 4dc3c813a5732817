import type { Meaning } from '../../oracle/place.ts';
import type { Block, Tree } from '../block.ts';
import type { Pen } from '../pen.ts';

/** What a block of one task draws and means; `tag` is its element. */
export interface Leaf {
  readonly tag: string;
  readonly attributes?: string;
  readonly inside?: string;
  means(id: string): Meaning;
}

/** A block of one task without blocks inside. */
export const leaf = (
  name: string,
  settings: readonly number[],
  read: (tree: Tree, pen: Pen) => Leaf,
): Block => ({
  name,
  holds: [0, 0],
  settings,
  make(tree, pen) {
    const id = pen.id('t');
    const { tag, attributes = '', inside = '', means } = read(tree, pen);
    const activity = (more: string): string =>
      `<${tag} id="${id}" ${attributes}>${more}${inside}</${tag}>`;
    return { xml: [activity('')], first: id, last: id, means: means(id), activity };
  },
});
