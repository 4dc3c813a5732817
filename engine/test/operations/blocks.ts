import fc from 'fast-check';
import { flow } from '../helper.ts';

/** A block-structured process: what is drawn with one way in and one way out. */
export type Block =
  | { readonly kind: 'task' | 'many' }
  | {
      readonly kind: 'row' | 'parallel' | 'inclusive' | 'exclusive' | 'round' | 'inside';
      readonly blocks: readonly Block[];
    };

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'max' },
    { arbitrary: fc.record({ kind: fc.constant('task' as const) }), weight: 2 },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constantFrom('row', 'row', 'parallel', 'parallel', 'inclusive', 'exclusive'),
        blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('round', 'inside'),
        blocks: fc.array(tie('block'), { minLength: 1, maxLength: 1 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('many' as const) }) },
  ),
}));

export const blocks: fc.Arbitrary<Block> = block;

/** Where a task stands in the tree of blocks: kind and index on the way to it. */
export type Position = readonly (readonly [kind: Block['kind'], index: number, node: number])[];

export interface Drawn {
  readonly xml: string;
  readonly tasks: ReadonlyMap<string, Position>;
}

/** Draws a block as a process; `limit` rounds of each loop are done. */
export function draw(whole: Block): Drawn {
  const tasks = new Map<string, Position>();
  let serial = 0;
  const place = (one: Block, at: Position): readonly [xml: string, first: string, last: string] => {
    const n = ++serial;
    const own = { task: drawTask, many: drawTask, row: drawRow, inside: drawInside };
    if (one.kind in own) return own[one.kind as keyof typeof own](one, at, n);
    return one.kind === 'round' ? drawRound(one, at, n) : drawFork(one, at, n);
  };
  const inner = (one: Block): readonly Block[] => ('blocks' in one ? one.blocks : []);
  function drawTask(one: Block, at: Position, n: number) {
    tasks.set(`t${n}`, at);
    const loop = '<multiInstanceLoopCharacteristics ld:collection="[1, 2]" ld:item="one"/>';
    const xml = `<userTask id="t${n}">${one.kind === 'many' ? loop : ''}</userTask>`;
    return [xml, `t${n}`, `t${n}`] as const;
  }
  function drawRow(one: Block, at: Position, n: number) {
    const all = inner(one).map((each, i) => place(each, [...at, ['row', i, n]]));
    const flows = all.slice(1).map(([, first], i) => flow(all[i]?.[2] ?? '', first));
    const xml = all.map(([each]) => each).join('') + flows.join('');
    return [xml, all[0]?.[1] ?? '', all.at(-1)?.[2] ?? ''] as const;
  }
  function drawInside(one: Block, at: Position, n: number) {
    const [xml, , last] = place(inner(one)[0] as Block, [...at, ['inside', 0, n]]);
    const end = `<endEvent id="e${n}"/>${flow(last, `e${n}`)}`;
    return [`<subProcess id="p${n}">${xml}${end}</subProcess>`, `p${n}`, `p${n}`] as const;
  }
  /** The condition counts in a variable that the script before it raises. */
  function drawRound(one: Block, at: Position, n: number) {
    const [xml, first, last] = place(inner(one)[0] as Block, [...at, ['round', 0, n]]);
    const count = `<scriptTask id="c${n}" ld:resultVariable="n${n}"><script>
      if n${n} = null then 1 else n${n} + 1</script></scriptTask>`;
    const gates = `<exclusiveGateway id="m${n}"/><exclusiveGateway id="x${n}" default="x${n}-o"/>`;
    const way = [flow(`m${n}`, first), flow(last, `c${n}`), flow(`c${n}`, `x${n}`)].join('');
    const again = flow(`x${n}`, `m${n}`, `n${n} &lt; 2`);
    const out = `<task id="o${n}"/>${flow(`x${n}`, `o${n}`, '', `x${n}-o`)}`;
    return [xml + count + gates + way + again + out, `m${n}`, `o${n}`] as const;
  }
  function drawFork(one: Block, at: Position, n: number) {
    const { kind } = one;
    const all = inner(one).map((each, i) => place(each, [...at, [kind, i, n]]));
    const gate = `${kind}Gateway`;
    const marked = kind === 'parallel' ? '' : ` default="f${n}-0"`;
    const gates = `<${gate} id="f${n}"${marked}/><${gate} id="j${n}"/>`;
    const flows = all.map(([, first, last], i) => {
      const condition = kind === 'parallel' || i === 0 ? '' : `take &gt;= ${i}`;
      return flow(`f${n}`, first, condition, `f${n}-${i}`) + flow(last, `j${n}`, '', `j${n}-${i}`);
    });
    const xml = all.map(([each]) => each).join('');
    return [xml + gates + flows.join(''), `f${n}`, `j${n}`] as const;
  }
  const [xml, first, last] = place(whole, []);
  const ends = `<startEvent id="s"/><endEvent id="e"/>${flow('s', first)}${flow(last, 'e')}`;
  return { xml: ends + xml, tasks };
}

/**
 * Do two tasks stand in different branches that run side by side, with no loop around both? Then
 * neither can descend from the other.
 */
export function apart(one: Position, other: Position): 'beside' | 'same' | 'loop' {
  let looped = false;
  for (const [i, [kind, index, node]] of one.entries()) {
    const there = other[i];
    if (there?.[2] !== node) return looped ? 'loop' : 'same';
    if (there[1] !== index) {
      if (kind !== 'parallel' && kind !== 'inclusive') return looped ? 'loop' : 'same';
      return looped ? 'loop' : 'beside';
    }
    looped ||= kind === 'round';
  }
  return looped ? 'loop' : 'same';
}
