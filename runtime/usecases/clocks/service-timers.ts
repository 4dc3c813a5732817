import type { TimerRow } from '../../store/rows/process.ts';
import { forgetUpload } from '../files/forget-upload.ts';
import { ringOrder } from '../supervision/ring-order.ts';
import { ringClock } from './ring-clock.ts';
import type { RingServices } from './ring-services.ts';

type Ring = (timer: TimerRow) => Promise<'done' | 'drop' | 'again'>;

/** Handlers of the timers that services set, by kind: limits, supervision orders, uploads. */
export function serviceTimers(services: RingServices): { readonly [kind: string]: Ring } {
  return {
    clock: (timer) => ringClock(services, timer),
    order: (timer) => ringOrder(services, timer),
    upload: (timer) => forgetUpload(services, timer),
  };
}
