import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../store/mysql/sql.ts';
import { planWrites } from '../../store/plan.ts';
import type { Write } from '../../store/write.ts';

function claimed(id: number, assignee: number): Write {
  return {
    op: 'update',
    table: 'task',
    key: { id },
    set: { state: 'reserved', assignee },
    add: { revision: 1 },
    expect: { revision: 1 },
  };
}

function sqlOf(writes: readonly Write[]) {
  return planWrites(writes)
    .flatMap(statementsOf)
    .map(({ sql, expected, rows }) => ({ sql, expected, rows: rows.length }));
}

describe('updates on MariaDB', () => {
  it('writes rows with the same values by a list of their keys', () => {
    expect(sqlOf([claimed(1, 7), claimed(2, 7)])).toEqual([
      {
        sql:
          'UPDATE task FORCE INDEX (PRIMARY) ' +
          "SET state='reserved',assignee=7,revision=revision+1 " +
          'WHERE id IN (1,2) AND revision<=>1',
        expected: 2,
        rows: 2,
      },
    ]);
  });

  it('joins the rows whose values differ and leaves none out', () => {
    const statements = sqlOf([claimed(1, 7), claimed(2, 7), claimed(3, 8), claimed(4, 9)]);
    expect(statements.map(({ expected }) => expected)).toEqual([2, 2]);
    expect(statements[1]?.sql).toMatch(/^UPDATE task t JOIN \(SELECT .*3.* UNION ALL SELECT .*4/);
  });

  it('writes a row that stands alone by itself', () => {
    const statements = sqlOf([claimed(1, 7), claimed(2, 7), claimed(3, 8)]);
    expect(statements[1]?.sql).toBe(
      "UPDATE task SET state='reserved',assignee=8,revision=revision+1 " +
        'WHERE id=3 AND revision<=>1',
    );
  });
});

describe('shapes of writes', () => {
  it('tells updates of different columns apart', () => {
    const groups = planWrites([
      claimed(1, 7),
      { op: 'update', table: 'task', key: { id: 2 }, set: { state: 'ready' } },
      { op: 'update', table: 'task', key: { id: 3 }, set: { state: 'ready', assignee: null } },
    ]);
    expect(groups.map(({ rows }) => rows)).toEqual([
      [['reserved', 7, 1, 1, 1]],
      [['ready', 2]],
      [['ready', null, 3]],
    ]);
  });

  it('is the same object for the same kind of write', () => {
    const [first] = planWrites([claimed(1, 7)]);
    const [second] = planWrites([claimed(2, 9)]);
    expect(second?.shape).toBe(first?.shape);
  });
});
