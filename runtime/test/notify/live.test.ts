import { describe, expect, it } from 'vitest';
import { openLive } from '../../notify/live.ts';

describe('the bus of changes', () => {
  it('tells every listener, also after one threw, until it stops listening', () => {
    const failures: unknown[] = [];
    const live = openLive((error) => failures.push(error));
    const heard: string[] = [];
    live.subscribe(() => {
      throw new Error('deaf');
    });
    const stop = live.subscribe((changes) => heard.push(...changes.map(({ topic }) => topic)));
    live.publish([{ topic: 'task', subject: '1' }]);
    stop();
    live.publish([{ topic: 'notice', subject: '1' }]);
    expect(heard).toEqual(['task']);
    expect(failures).toHaveLength(2);
  });
});
