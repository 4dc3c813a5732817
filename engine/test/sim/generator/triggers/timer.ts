import type { Listen } from '../../oracle/meanings.ts';
import type { Trigger } from '../block.ts';
import { condition } from '../pen.ts';
import { subscribe } from './subscribe.ts';

/** One that stays rings once all the same: it is no cycle. */
const once: Listen = (at, element, _stays, heard) => subscribe('timer')(at, element, false, heard);

export const timer: Trigger = {
  name: 'timer',
  places: ['catch', 'boundary', 'start'],
  draw: () => `<timerEventDefinition>${condition('timeDuration', 'PT1H')}</timerEventDefinition>`,
  listen: () => once,
};
