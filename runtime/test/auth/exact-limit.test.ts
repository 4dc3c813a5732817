import { describe, expect, it } from 'vitest';
import { countTry, limitReads, tries, uncountTry } from '../../auth/exact-limit.ts';
import type { Context } from '../../commit/command.ts';
import type { LimitRow } from '../../store/rows/organisation.ts';
import type { Write } from '../../store/write.ts';

const limit = { name: 'test', max: 5, windowMs: 15 * 60_000 };
const minute = 60_000;

/** The table as a command sees it: only rows that were asked for may be looked at. */
class Table {
  readonly rows = new Map<string, LimitRow>();

  context(now: number): Context {
    const asked = new Set(
      limitReads(limit, 'a', now).map(({ key }) => String((key as LimitRow).window_start)),
    );
    return {
      now,
      row: (_table: string, key: LimitRow) => {
        expect(asked).toContain(String(key.window_start));
        return this.rows.get(String(key.window_start)) ?? null;
      },
    } as unknown as Context;
  }

  apply(write: Write): void {
    if (write.table !== 'limit_count') throw new Error('Expected a limit');
    if (write.op === 'insert') this.rows.set(String(write.row.window_start), write.row);
    if (write.op === 'update') {
      const at = String(write.key.window_start);
      const row = this.rows.get(at);
      if (row !== undefined) this.rows.set(at, { ...row, ...write.set });
    }
  }
}

describe('an exact limit', () => {
  it('never lets more than its number into any window, wherever the window begins', () => {
    for (let offset = 0; offset < 15; offset += 1) {
      const table = new Table();
      const taken: number[] = [];
      for (let at = offset * minute; at < offset * minute + 3600_000; at += 20_000) {
        const context = table.context(at);
        if (tries(context, limit, 'a').count >= limit.max) continue;
        table.apply(countTry(context, limit, 'a'));
        taken.push(at);
      }
      for (const start of taken) {
        const within = taken.filter((at) => at >= start && at < start + limit.windowMs);
        expect(within.length).toBeLessThanOrEqual(limit.max);
      }
      expect(taken.length).toBeGreaterThanOrEqual(15);
    }
  });

  it('says when the next try is free, and it is', () => {
    const table = new Table();
    const now = 7 * minute;
    for (let at = 0; at < 5; at += 1) {
      table.apply(countTry(table.context(now + at), limit, 'a'));
    }
    const { retryAfterMs } = tries(table.context(now + 5), limit, 'a');
    expect(tries(table.context(now + 5 + retryAfterMs - 2000), limit, 'a').count).toBe(5);
    expect(tries(table.context(now + 5 + retryAfterMs), limit, 'a').count).toBe(0);
  });

  it('forgets a try that was taken back', () => {
    const table = new Table();
    table.apply(countTry(table.context(0), limit, 'a'));
    for (const write of uncountTry(table.context(minute), limit, 'a')) table.apply(write);
    expect(tries(table.context(minute), limit, 'a').count).toBe(0);
  });
});
