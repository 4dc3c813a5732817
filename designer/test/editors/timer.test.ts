import { describe, expect, it } from 'vitest';
import { buildCondition, readCondition } from '../../editors/process/settings/condition.ts';
import { readTimer, timerOf, writeTimer } from '../../editors/process/settings/timer.ts';
import { apply, readProcess, type Settable } from './model.ts';

const elements = `<bpmn:startEvent id="start" />
  <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>
    <bpmn:timeDuration>PT2H</bpmn:timeDuration>
  </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
  <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="wait" />`;

describe('settings of a timer', () => {
  it('are those of timer events only', async () => {
    const { node } = await readProcess(elements);
    expect(timerOf(node('start'))).toBe(null);
    const timer = timerOf(node('wait')) as Settable;
    expect(readTimer(timer)).toEqual({ kind: 'timeDuration', text: 'PT2H' });
  });

  it('write one of duration, date and cycle and take the others away', async () => {
    const { factory, node } = await readProcess(elements);
    const timer = timerOf(node('wait')) as Settable;
    apply(timer, writeTimer(factory, { kind: 'timeCycle', text: ' R3/1wd ' }));
    expect(readTimer(timer)).toEqual({ kind: 'timeCycle', text: 'R3/1wd' });
    expect(timer.get('timeDuration')).toBe(undefined);
  });
});

describe('condition of a flow', () => {
  it('is written, read and taken away', async () => {
    const { factory, node } = await readProcess(elements);
    const flow = node('flow');
    expect(readCondition(flow)).toBe('');
    apply(flow, { conditionExpression: buildCondition(factory, ' n > 1 ') });
    expect(readCondition(flow)).toBe('n > 1');
    expect(buildCondition(factory, '  ')).toBe(undefined);
  });
});
