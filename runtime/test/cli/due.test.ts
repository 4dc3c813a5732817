import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

describe('liandong due', () => {
  it('prints the due time', async () => {
    expect(await play(['due', '2020-11-20 16:59', '5wd'])).toEqual({
      code: 0,
      out: '2020-11-27 17:00\n',
      err: '',
    });
  });

  it('takes extensions and pauses', async () => {
    const args = ['due', '2021-04-28 09:00', '5wd', '--extend', '5wd'];
    expect((await play(args)).out).toBe('2021-05-14 17:00\n');
    const pauses = ['2021-03-16 10:00..2021-03-22 10:00', '2021-03-17 10:00..2021-03-18 10:00'];
    const paused = pauses.flatMap((pause) => ['--pause', pause]);
    expect((await play(['due', '2021-03-15 09:00', '15wh', ...paused])).out).toBe(
      '2021-03-23 09:00\n',
    );
  });

  it('says on the error output that a due time is provisional', async () => {
    const { code, out, err } = await play(['due', '2099-01-05 09:00', '1wd']);
    expect({ code, out }).toEqual({ code: 0, out: '2099-01-06 17:00\n' });
    expect(err).toContain('provisional');
  });

  it.each([
    [['2020-11-31 16:59', '5wd'], 'Expected a time like'],
    [['2020-11-20', '5wd'], 'Expected a time like'],
    [['2020-11-20 16:59', '5weeks'], 'Expected a limit like'],
    [['2020-11-20 16:59'], 'Expected <start> <limit> but got 1 arguments'],
    [['2020-11-20 16:59', '5wd', '--extend', '4h'], 'Expected extensions in the unit'],
    [['2020-11-20 16:59', '5wd', '--extend', 'x'], 'Expected a limit like'],
    [['2020-11-20 16:59', '5wd', '--pause', '2020-11-21 10:00'], 'Expected a pause like'],
    [['2020-11-20 16:59', '5wd', '--stop', 'x'], "Unknown option '--stop'"],
  ])('refuses %j as wrong use', async (args, message) => {
    const { code, out, err } = await play(['due', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('liandong due "2020-11-20 16:59" 5wd');
  });
});
