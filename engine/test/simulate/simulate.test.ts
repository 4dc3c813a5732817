import { describe, expect, it } from 'vitest';
import type { PlayedCase } from '../../index.ts';
import { chain, model, play } from '../helper.ts';

const appeal = model(
  [
    '<startEvent id="s"/><userTask id="handle" ld:status="handling"/>',
    '<boundaryEvent id="late" attachedToRef="handle" cancelActivity="false">',
    '<timerEventDefinition><timeDuration>5wd</timeDuration></timerEventDefinition></boundaryEvent>',
    '<intermediateThrowEvent id="supervise"><extensionElements>',
    '<ld:notice name="overdue" unit="record.unit"/></extensionElements></intermediateThrowEvent>',
    '<endEvent id="e"/>',
    chain('s', 'handle', 'e'),
    chain('late', 'supervise', 'e'),
  ].join(''),
);

const base: PlayedCase = {
  process: 'p',
  at: '2026-03-02T09:00:00+08:00',
  record: { category: '0101', unit: 'U1' },
};

describe('simulate', () => {
  it('plays a case to its end and compares what it expects', async () => {
    const result = await play(
      appeal,
      {
        ...base,
        steps: [
          { do: 'claim', task: 'handle', by: 'handler' },
          { advance: 'P3D' },
          { expect: { waiting: ['handle'], notices: 0 } },
          { until: '2026-03-09T17:00:00+08:00' },
          {
            expect: {
              notices: 1,
              trace: ['timer-armed late 5wd', 'notice-sent supervise overdue'],
            },
          },
          { complete: 'handle', by: 'handler', data: { answer: 'done', note: 1 } },
        ],
        expect: { state: 'completed', waiting: [], record: { status: 'handling', answer: 'done' } },
      },
      { recordFields: ['answer'] },
    );
    expect(result.differences).toEqual([]);
    expect(result.record).toEqual({
      category: '0101',
      unit: 'U1',
      status: 'handling',
      answer: 'done',
    });
    expect(result.variables).toEqual({ answer: 'done', note: 1 });
  });

  it('uses the calendar it is given', async () => {
    const due = (_limit: string, from: number): number => from + 7 * 24 * 3_600_000;
    const played: PlayedCase = { ...base, steps: [{ advance: 'P6D' }], expect: { notices: 0 } };
    expect((await play(appeal, played, { due })).ok).toBe(true);
  });

  it('says what differs', async () => {
    const result = await play(appeal, {
      ...base,
      expect: {
        state: 'completed',
        waiting: ['close'],
        record: { unit: 'U2' },
        variables: { x: 1 },
        trace: ['element-activated handle', 'element-activated s'],
        notices: 2,
      },
    });
    expect(result.ok).toBe(false);
    expect(result.differences.map(({ what }) => what)).toEqual([
      'state',
      'waiting',
      'notices',
      'record.unit',
      'variables.x',
      'trace[1]',
    ]);
    expect(result.differences[3]).toEqual({
      step: null,
      what: 'record.unit',
      expected: 'U2',
      actual: 'U1',
    });
  });

  it.each([
    [{ complete: 'nowhere' }, 'Expected a task at nowhere'],
    [{ do: 'unclaim', task: 'handle' }, 'Expected unclaim to be allowed'],
    [{ job: 'x', result: {} }, 'Expected a job x'],
    [{ error: 'E', at: 'nowhere' }, 'Expected nowhere to be active'],
    [{ resolve: 'handle' }, 'Expected an incident at handle'],
    [{ advance: 'soon' }, 'Expected a time'],
    [{ resume: true }, 'instance-not-suspended'],
  ] as const)('stops at a step that cannot be done: %j', async (step, reason) => {
    const result = await play(appeal, { ...base, steps: [step, { cancel: 'never reached' }] });
    expect(result.state).toBe('active');
    expect(result.differences).toHaveLength(1);
    expect(result.differences[0]).toMatchObject({ step: 1, what: 'step' });
    expect(String(result.differences[0]?.actual)).toContain(reason);
  });

  it('does not start a process that is not there', async () => {
    const result = await play(appeal, { process: 'other' });
    expect(result.differences[0]?.actual).toContain('unknown-process');
  });
});
