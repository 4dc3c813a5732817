import { compensate } from '../../oracle/meanings.ts';
import type { Trigger } from '../block.ts';

export const compensation: Trigger = {
  name: 'compensation',
  places: ['throw', 'end'],
  draw: () => '<compensateEventDefinition/>',
  throw: () => compensate,
};
