import type { Trigger } from '../block.ts';

export const terminate: Trigger = {
  name: 'terminate',
  places: ['end'],
  draw: () => '<terminateEventDefinition/>',
  throw: () => (at) => {
    const { scope } = at;
    scope.clear();
    scope.settle();
  },
};
