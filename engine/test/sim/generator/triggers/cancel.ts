import type { Trigger } from '../block.ts';

/** Only in transactions, whose block says what it does. */
export const cancel: Trigger = {
  name: 'cancel',
  places: [],
  draw: () => '<cancelEventDefinition/>',
};
