import { describe, expect, it } from 'vitest';
import type { Change } from '../../commit/command.ts';
import { openLive } from '../../notify/live.ts';
import { ChangePoll } from '../../notify/poll.ts';
import { createStore } from '../../store/open.ts';

describe('changes of other nodes', () => {
  it('are heard once, in order, without the own ones and those from before', async () => {
    const store = await createStore({ kind: 'memory' });
    const write = (node: number, n: number) =>
      store.transaction(async (transaction) => {
        const row = { node, n, topic: 'record', subject: `${node}/${n}`, at: 1 };
        await transaction.apply([{ op: 'insert', table: 'change_log', row }]);
      });
    const heard: Change[] = [];
    const live = openLive((error) => {
      throw error;
    });
    live.subscribe((changes) => heard.push(...changes));
    await write(2, 1);
    const poll = new ChangePoll(store, live, () => [1]);
    await poll.begin();
    await write(1, 1);
    await write(2, 2);
    await write(3, 1);
    await poll.poll();
    await write(2, 3);
    await poll.poll();
    await poll.poll();
    expect(heard.map(({ subject }) => subject)).toEqual(['2/2', '3/1', '2/3']);
    await store.close();
  });
});
