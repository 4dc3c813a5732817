import { alarmOf, readTimer, type TimerUse } from '../../verbs/timer.ts';
import { armTimer } from '../../verbs/wait-for.ts';
import { trigger } from '../element.ts';

/** BPMN 2.0 10.5.5, table 10.101. Date, duration or cycle in ISO 8601, or one of our limits
 *  (`5wd 4wh 24h 3d`), or an expression that gives one of them. A cycle `R3/PT10M` rings three
 *  times, `R/...` for ever, counted from when it should have rung, not from when it did. */
export const timerTrigger = trigger<TimerUse>({
  type: 'bpmn:TimerEventDefinition',
  name: 'timer',
  read: readTimer,
  arm(run, owner, node, use) {
    const alarm = alarmOf(run, use, owner);
    if ('code' in alarm) return alarm;
    armTimer(run, owner, node, alarm);
    return null;
  },
  rearm(run, owner, node, use, wait) {
    const alarm = alarmOf(run, use, owner, wait);
    if (!('code' in alarm)) armTimer(run, owner, node, alarm);
  },
  label: ({ text }) => text,
});
