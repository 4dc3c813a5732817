import type { Trigger } from '../block.ts';
import { subscribe } from './subscribe.ts';

export const signal: Trigger = {
  name: 'signal',
  places: ['catch', 'boundary', 'start', 'throw', 'end'],
  draw(pen, name) {
    pen.root(`<signal id="s-${name}" name="${name}"/>`);
    return `<signalEventDefinition signalRef="s-${name}"/>`;
  },
  listen: () => subscribe('subscription'),
  throw: () => (_at, then) => then(),
};
