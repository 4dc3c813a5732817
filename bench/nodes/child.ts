// One runtime process of `--nodes`: plays its instances and now and then bumps a shared one.
import { compile } from '@liandong/engine';
import { openStore } from '../../runtime/store/open.ts';
import { placeOf } from '../../runtime/store/place.ts';
import { seconds } from '../median.ts';
import { accepted, measuredProcess, openCommit, playInstance } from '../runtime-run.ts';
import { works } from '../works/index.ts';
import { bump, hotXml } from './hot.ts';

/** What the parent sends: play so many instances, with the hot ones between. */
export interface Order {
  readonly instances: number;
  readonly callers: number;
  readonly hot: readonly number[];
}

/** What was acknowledged. */
export interface Done {
  readonly commands: number;
  readonly seconds: number;
  readonly bumps: { readonly [instance: number]: number };
}

const [, , url = '', workName = ''] = process.argv;
const work = works.find(({ name }) => name === workName);
if (work === undefined) throw new Error(`Expected a work but got ${workName}`);
const { definition } = await compile(hotXml);
if (definition === null) throw new Error('Expected the hot process to compile');
const hot = { definition, definitionId: 2 };
const measured = await measuredProcess(work);
const store = await openStore(placeOf(url));
const commit = await openCommit(store);
/** Commands of one process instance for each bump of a shared one: one command in ten. */
const commandsABump = 9;

async function play(order: Order): Promise<Done> {
  const bumps: { [instance: number]: number } = {};
  let left = order.instances;
  let own = 0;
  let shared = 0;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await playInstance(commit, measured);
      own += work?.commands ?? 0;
      while ((shared + 1) * commandsABump <= own) {
        const instance = order.hot[shared % order.hot.length] ?? 0;
        shared += 1;
        await accepted(commit, bump(hot, instance));
        bumps[instance] = (bumps[instance] ?? 0) + 1;
      }
    }
  };
  const taken = await seconds(async () => {
    await Promise.all(Array.from({ length: order.callers }, caller));
  });
  return { commands: own + shared, seconds: taken, bumps };
}

process.on('message', async (order: Order | 'end') => {
  if (order !== 'end') {
    process.send?.(await play(order));
    return;
  }
  await commit.drain();
  await store.close();
  process.disconnect();
});
process.send?.('ready');
