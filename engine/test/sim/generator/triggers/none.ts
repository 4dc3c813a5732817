import type { Trigger } from '../block.ts';

export const none: Trigger = {
  name: 'none',
  places: ['throw', 'end'],
  draw: () => '',
  throw: () => (_at, then) => then(),
};
