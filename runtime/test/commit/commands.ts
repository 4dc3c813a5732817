import type { Actor, Command, Context, Decision } from '../../commit/command.ts';
import type { SettingRow } from '../../store/rows/platform.ts';

export const nobody: Actor = {
  kind: 'system',
  id: null,
  name: 'test',
  session: null,
  address: null,
};

const audit = { action: 'setting.changed', object: { type: 'setting', id: 'x' } };

/** Adds one to a setting; the row is read by the command and guarded by its revision. */
export function increment(name: string): Command<number> {
  const key = { name };
  return {
    name: 'increment',
    actor: nobody,
    reads: { rows: [{ table: 'setting', key }] },
    decide(context: Context): Decision<number> {
      const row = context.row('setting', key);
      const value = Number(row?.value ?? 0) + 1;
      const next: SettingRow = { name, value: String(value), revision: (row?.revision ?? 0) + 1 };
      return {
        ok: true,
        answer: value,
        audit,
        changes: [{ topic: 'setting', subject: name }],
        writes: [
          row === null
            ? { op: 'insert', table: 'setting', row: next }
            : {
                op: 'update',
                table: 'setting',
                key,
                set: { value: next.value, revision: next.revision },
                expect: { revision: row.revision },
              },
        ],
      };
    },
  };
}

/** Draws the next number of a counter and stores it under that number. */
export function number(period: string, refuse = false): Command<number> {
  return {
    name: 'number',
    actor: nobody,
    reads: { counters: [{ name: '8890', period }] },
    decide(context: Context): Decision<number> {
      const value = context.draw('8890', period);
      if (refuse) return { ok: false, code: 'rule-refused', detail: 'on purpose' };
      const row = { name: `number/${period}/${value}`, value: '', revision: 1 };
      return {
        ok: true,
        answer: value,
        audit,
        writes: [{ op: 'insert', table: 'setting', row }],
      };
    },
  };
}
