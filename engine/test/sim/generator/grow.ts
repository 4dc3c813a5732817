import { random } from '../../random.ts';
import type { Block, Tree } from './block.ts';
import { blocks } from './blocks/index.ts';

type Pick = (n: number) => number;

const all = [...blocks.values()];
const leaves = all.filter(({ holds }) => holds[1] === 0);
const holders = all.filter(({ holds }) => holds[1] > 0);

/** Each block directly within each block that holds others. */
export const pairs: readonly (readonly [outer: string, inner: string])[] = holders.flatMap(
  ({ name }) => all.map((inner) => [name, inner.name] as const),
);

/** More blocks in one model only make it slower. */
const BLOCKS_MAX = 18;

/** The process of a seed. Seeds that follow each other go through all pairs in turn. */
export function grow(seed: number): Tree {
  const pick = random(seed);
  let left = BLOCKS_MAX;
  const choose = <T>(from: readonly T[]): T => from[pick(from.length)] as T;
  const make = (block: Block, depth: number, inside: readonly Block[] = []): Tree => {
    left -= 1;
    const [least, most] = block.holds;
    const count = Math.max(inside.length, least + (most > least ? pick(most - least + 1) : 0));
    return {
      kind: block.name,
      with: block.settings.map((values) => pick(values)),
      inner: Array.from({ length: count }, (_, i) => make(inside[i] ?? next(depth), depth + 1)),
    };
  };
  const next = (depth: number): Block =>
    left <= 0 || depth >= 4 || pick(5) < 2 ? choose(leaves) : choose(holders);
  const [outer, inner] = pairs[seed % pairs.length] as readonly [string, string];
  const pair = make(blocks.get(outer) as Block, 1, [blocks.get(inner) as Block]);
  return wrap(pair, pick, (block, inside) => {
    const made = make(block, 1);
    const at = pick(made.inner.length);
    return { ...made, inner: made.inner.map((one, i) => (i === at ? inside : one)) };
  });
}

/** Puts the pair into something else now and then, so that it does not always stand outermost. */
function wrap(tree: Tree, pick: Pick, around: (block: Block, inside: Tree) => Tree): Tree {
  const outer = holders[pick(holders.length)];
  return outer && pick(2) === 0 ? around(outer, tree) : tree;
}

/** Every block in a tree. */
export const nodesOf = (tree: Tree): readonly Tree[] => [tree, ...tree.inner.flatMap(nodesOf)];

const LEAF: Tree = { kind: 'user-task', with: [], inner: [] };

/** Trees that are one thing simpler, the boldest first. */
export function simpler(tree: Tree): readonly Tree[] {
  const block = blocks.get(tree.kind);
  if (!block) return [];
  const { inner } = tree;
  const isLeaf = tree.kind === LEAF.kind;
  const fewer =
    inner.length > block.holds[0]
      ? inner.map((_, i) => ({ ...tree, inner: inner.filter((_one, j) => i !== j) }))
      : [];
  const deeper = inner.flatMap((one, i) =>
    simpler(one).map((found) => ({
      ...tree,
      inner: inner.map((other, j) => (i === j ? found : other)),
    })),
  );
  const settled = tree.with.flatMap((value, i) =>
    value === 0 ? [] : [{ ...tree, with: tree.with.map((one, j) => (i === j ? 0 : one)) }],
  );
  return [...inner, ...(isLeaf ? [] : [LEAF]), ...fewer, ...deeper, ...settled];
}
