import { describe, expect, it } from 'vitest';
import { commands } from '../../cli/commands/index.ts';
import { play } from './play.ts';

describe('liandong', () => {
  it('lists its commands', async () => {
    const { code, out } = await play(['help']);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(`liandong ${name} `);
  });

  it('speaks the language of the terminal', async () => {
    expect((await play(['due', '--help'], { LANG: 'zh_CN.UTF-8' })).out).toContain('计算到期时间');
    const overridden = await play(['due', '--help'], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' });
    expect(overridden.out).toContain('compute a due time');
  });

  it('refuses an unknown command, and none at all, as wrong use', async () => {
    expect(await play(['fly'])).toMatchObject({ code: 2, out: '' });
    expect((await play(['fly'])).err).toContain('"fly"');
    expect(await play([])).toMatchObject({ code: 2, out: '' });
  });

  it('says in one line what it could not do', async () => {
    const lost = await play(['verify'], { DATABASE_URL: 'mysql://nobody:x@127.0.0.1:9/none' });
    expect(lost.code).toBe(1);
    expect(lost.out).toBe('');
    expect(lost.err).toMatch(/^verify could not finish: .+ \(DEBUG=1 shows more\)\n$/);
  });

  it('has each command once', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});
